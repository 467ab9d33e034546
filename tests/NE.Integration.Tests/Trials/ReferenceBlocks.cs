using NE.Reference;

namespace NE.Integration.Tests.Trials;

/// <summary>Layers of a residual network of the reference: an embedding, blocks, a final norm, an output layer.</summary>
internal static class ReferenceBlocks
{
    private const double Epsilon = 1e-5;
    private const string Expand = ".Expand";
    private const string Contract = ".Contract";

    /// <summary>Layer l of a network.</summary>
    public static Layer Layer(string network, string[] layers, int l, int[] shape, ActivationKind activation, bool masked)
    {
        string name = $"{network}.{layers[l]}";
        bool expands = name.EndsWith(Expand, System.StringComparison.Ordinal), last = l == layers.Length - 1;
        bool contracts = name.EndsWith(Contract, System.StringComparison.Ordinal);
        bool embeds = layers[l + (last ? 0 : 1)].EndsWith(Expand, System.StringComparison.Ordinal);
        return new Layer(name, shape[1], shape[0], activation, masked, expands || last ? Epsilon : null, normOfInput: expands || last)
        {
            NormName = last ? $"{network}.Final.Norm" : name.Replace(Expand, "", System.StringComparison.Ordinal) + ".Norm",
            Adds = contracts ? 1 : 0,
            OnResidualPath = contracts || embeds,
        };
    }
}
