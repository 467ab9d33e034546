using System;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NE.TorchSharp;

/// <summary>A layer: linear map, layer normalisation if it has one, activation.</summary>
internal sealed class LayerStage : MaskedLinear
{
    private readonly LayerNorm? norm;
    private readonly Func<Tensor, Tensor> activation;

    internal LayerStage(string name, int inputs, int outputs, bool masked, LayerNorm? norm, Func<Tensor, Tensor> activation)
        : base(name, inputs, outputs, masked)
    {
        this.norm = norm;
        this.activation = activation;
        if (norm is not null)
        {
            // The fields were registered by the base class, when there was no value here yet.
            register_module("Norm", norm);
        }
    }

    public override Tensor forward(Tensor input)
    {
        Tensor sum = base.forward(input);
        return activation(norm is null ? sum : norm.call(sum));
    }
}
