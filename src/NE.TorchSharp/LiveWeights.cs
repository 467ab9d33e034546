using System;
using System.Linq;
using NE.Runtime.Networks;

namespace NE.TorchSharp;

/// <summary>The mask of a layer in a saved state.</summary>
internal static class LiveWeights
{
    /// <summary>Reads which weights are live, [out][in].</summary>
    /// <param name="state">A saved state.</param>
    /// <param name="name">The name of the mask.</param>
    /// <param name="weights">Number of weights of the layer.</param>
    internal static bool[] Read(ITensorReader state, string name, int weights)
    {
        byte[] bits = new byte[MaskBits.Bytes(weights)], live = new byte[weights];
        state.Read(name, bits.AsSpan());
        MaskBits.Unpack(bits, live);
        return [.. live.Select(static each => each != 0)];
    }

    /// <summary>Sets weights that are not live to 0.</summary>
    internal static void Keep(float[] weights, bool[] live)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = live[i] ? weights[i] : 0;
        }
    }
}
