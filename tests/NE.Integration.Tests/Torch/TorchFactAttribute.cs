using Xunit;

namespace NE.Integration.Tests.Torch;

/// <summary>A test that wants PyTorch.</summary>
public sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute()
    {
        if (!Python.HasTorch)
            Skip = $"{Python.Command} lacks torch and numpy; install python3-torch there, or name another Python in NE_PEER_PYTHON.";
    }
}
