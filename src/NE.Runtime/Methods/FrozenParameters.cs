using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Methods;

/// <summary>Copies, saves and loads parameters that are never trained: weights, biases and masks of both sides, without an optimiser's state.</summary>
internal static unsafe class FrozenParameters
{
    /// <summary>Copies a layer, which is in dense form, with its mask and target.</summary>
    internal static void Copy(LinearLayer from, LinearLayer to)
    {
        to.Unpack();
        foreach (Side side in (ReadOnlySpan<Side>)[Side.Online, Side.Target])
        {
            from.DenseWeightsOf(from[side]).CopyTo(to.DenseWeightsOf(to[side]));
            from.BiasesOf(from[side]).CopyTo(to.BiasesOf(to[side]));
        }

        if (from.Masked)
            new ReadOnlySpan<byte>(from.Mask, from.Weights).CopyTo(new Span<byte>(to.Mask, to.Weights));

        to.Pack(WeightForms.Wanted);
    }

    /// <summary>Copies a normalisation with its target.</summary>
    internal static void Copy(NormLayer from, NormLayer to)
    {
        foreach (Side side in (ReadOnlySpan<Side>)[Side.Online, Side.Target])
            new ReadOnlySpan<float>(from[side].Gain, from.Parameters).CopyTo(new Span<float>(to[side].Gain, to.Parameters));
    }

    /// <summary>Writes a frozen network.</summary>
    internal static void Save(IFrozenNetwork network, ITensorWriter writer)
    {
        foreach (LinearLayer layer in network.Layers)
        {
            foreach (Side side in (ReadOnlySpan<Side>)[Side.Online, Side.Target])
            {
                writer.Write(Name(layer.Name, side, "weight"), layer.WeightsOf(layer[side]), layer.Outputs, layer.Inputs);
                writer.Write(Name(layer.Name, side, "bias"), layer.BiasesOf(layer[side]), layer.Outputs);
            }

            if (layer.Masked)
            {
                byte[] bits = new byte[MaskBits.Bytes(layer.Weights)];
                MaskBits.Pack(new ReadOnlySpan<byte>(layer.Mask, layer.Weights), bits);
                writer.Write(layer.Name + ".mask", bits, bits.Length);
            }
        }

        foreach (NormLayer norm in network.Norms)
        {
            foreach (Side side in (ReadOnlySpan<Side>)[Side.Online, Side.Target])
                writer.Write(Name(norm.Name, side, "values"), new ReadOnlySpan<float>(norm[side].Gain, norm.Parameters), norm.Parameters);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    internal static void Load(IFrozenNetwork network, ITensorReader reader)
    {
        foreach (LinearLayer layer in network.Layers)
        {
            layer.Unpack();
            foreach (Side side in (ReadOnlySpan<Side>)[Side.Online, Side.Target])
            {
                reader.Read(Name(layer.Name, side, "weight"), layer.DenseWeightsOf(layer[side]));
                reader.Read(Name(layer.Name, side, "bias"), layer.BiasesOf(layer[side]));
            }

            if (layer.Masked)
            {
                byte[] bits = new byte[MaskBits.Bytes(layer.Weights)];
                reader.Read(layer.Name + ".mask", bits);
                MaskBits.Unpack(bits, new Span<byte>(layer.Mask, layer.Weights));
            }

            layer.Pack(WeightForms.Wanted);
        }

        foreach (NormLayer norm in network.Norms)
        {
            foreach (Side side in (ReadOnlySpan<Side>)[Side.Online, Side.Target])
                reader.Read(Name(norm.Name, side, "values"), new Span<float>(norm[side].Gain, norm.Parameters));
        }
    }

    private static string Name(string layer, Side side, string array) => $"{layer}.{(side == Side.Target ? "target." : "")}{array}";
}
