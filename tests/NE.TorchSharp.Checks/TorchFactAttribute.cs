using Xunit;

namespace NE.TorchSharp.Checks;

/// <summary>A test that needs libtorch; skipped with the reason where it does not load.</summary>
public sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute() => Skip = Torch.Problem;
}
