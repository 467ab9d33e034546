using Xunit;

namespace NE.TorchSharp.Checks;

/// <summary>The same for a theory.</summary>
public sealed class TorchTheoryAttribute : TheoryAttribute
{
    public TorchTheoryAttribute() => Skip = Torch.Problem;
}
