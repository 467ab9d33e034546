using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace NE.TorchSharp;

/// <summary>A residual block: x + contract(relu(expand(norm(x)))).</summary>
internal sealed class BlockStage : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "Norm")]
    private readonly LayerNorm norm;
    [ComponentName(Name = "Expand")]
    private readonly MaskedLinear expand;
    [ComponentName(Name = "Contract")]
    private readonly MaskedLinear contract;

    internal BlockStage(string name, LayerNorm norm, MaskedLinear expand, MaskedLinear contract)
        : base(name)
    {
        this.norm = norm;
        this.expand = expand;
        this.contract = contract;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) =>
        input + contract.call(nn.functional.relu(expand.call(norm.call(input))));
}
