using System;
using NE.Runtime.Hosting.Evaluation;
using static TorchSharp.torch;
using LayerNorm = TorchSharp.Modules.LayerNorm;

namespace NE.TorchSharp;

/// <summary>The modules of the stages that the structure of an experiment can state.</summary>
internal static class Stages
{
    /// <summary>Creates the module of a stage, all its parameters 0.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="name">Its name within its network.</param>
    /// <param name="masked">Whether the linear map of a name within the network has a mask.</param>
    internal static nn.Module<Tensor, Tensor> Of(PolicyStage stage, string name, Func<string, bool> masked) => stage switch
    {
        PolicyLayer layer => new LayerStage(
            name, layer.Inputs, layer.Receivers, masked(name), Norm(layer),
            Activation(layer)),
        PolicyBlock block => new BlockStage(
            name, nn.LayerNorm(block.Units, block.NormEpsilon),
            new MaskedLinear("Expand", block.Units, block.Hidden, masked(name + ".Expand")),
            new MaskedLinear("Contract", block.Hidden, block.Units, masked(name + ".Contract"))),
        PolicyNorm norm => new NormStage(name, nn.LayerNorm(norm.Units, norm.NormEpsilon)),
        _ => throw new NotSupportedException($"{stage.Name} has no form in TorchSharp."),
    };

    private static LayerNorm? Norm(PolicyLayer layer) => layer.NormEpsilon is not { } epsilon ? null
        : layer.Centred ? nn.LayerNorm(layer.Receivers, epsilon)
        : throw new NotSupportedException($"The RMS normalisation of {layer.Name} has no form in TorchSharp.");

    private static Func<Tensor, Tensor> Activation(PolicyLayer layer) => layer.Activation switch
    {
        "identity" => static z => z,
        "relu" => static z => z.relu(),
        "leakyrelu" => static z => nn.functional.leaky_relu(z, 0.01),
        "elu" => static z => nn.functional.elu(z, 1),
        "gelu" => static z => nn.functional.gelu(z),
        "silu" => static z => nn.functional.silu(z),
        "tanh" => static z => z.tanh(),
        "sigmoid" => static z => z.sigmoid(),
        "softplus" => static z => nn.functional.softplus(z),
        "fourier" => static z => cat([z.sin(), z.cos()], -1),
        "crelu" => static z => cat([z.relu(), z.neg().relu()], -1),
        _ => throw new NotSupportedException($"The activation {layer.Activation} of {layer.Name} has no form in TorchSharp."),
    };
}
