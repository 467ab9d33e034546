using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace NE.TorchSharp;

/// <summary>A layer normalisation as a stage of its own.</summary>
internal sealed class NormStage : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "Norm")]
    private readonly LayerNorm norm;

    internal NormStage(string name, LayerNorm norm)
        : base(name)
    {
        this.norm = norm;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => norm.call(input);
}
