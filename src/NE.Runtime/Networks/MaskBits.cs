using System;

namespace NE.Runtime.Networks;

/// <summary>The mask of a layer as bits, the form it has in a checkpoint: position i is bit i mod 8 of byte i / 8.</summary>
internal static class MaskBits
{
    /// <summary>Bytes for a number of positions.</summary>
    public static int Bytes(int positions) => (positions + 7) / 8;

    /// <summary>Packs one byte per position (0 or 1) to one bit per position.</summary>
    public static void Pack(ReadOnlySpan<byte> mask, Span<byte> bits)
    {
        bits.Clear();
        for (int i = 0; i < mask.Length; i++)
        {
            bits[i >> 3] |= (byte)((mask[i] & 1) << (i & 7));
        }
    }

    /// <summary>Unpacks one bit per position to one byte per position.</summary>
    public static void Unpack(ReadOnlySpan<byte> bits, Span<byte> mask)
    {
        for (int i = 0; i < mask.Length; i++)
        {
            mask[i] = (byte)((bits[i >> 3] >> (i & 7)) & 1);
        }
    }
}
