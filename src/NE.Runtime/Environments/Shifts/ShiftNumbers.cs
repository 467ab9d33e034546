using System;
using NE.Dsl;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.Shifts;

/// <summary>The values that a shift draws or lists for a segment.</summary>
/// <param name="shift">The shift.</param>
/// <param name="segment">Index of the segment, from 0.</param>
internal readonly struct ShiftNumbers(ShiftAttribute shift, long segment)
{
    /// <summary>The next value: of a list, always that of the segment.</summary>
    internal double Next(ref RandomStream random) => shift.Draw switch
    {
        Draw.Uniform => random.NextDouble(shift.From, shift.To),
        Draw.LogUniform => shift.From * Power(shift.To / shift.From, ref random),
        Draw.Normal => shift.From + (shift.To * random.NextNormal()),
        _ => Listed(),
    };

    private double Listed()
    {
        double[] list = shift.Values ?? shift.Scale
            ?? throw new InvalidOperationException($"The shift of {shift.Property} has no values.");
        long index = shift.First == FirstSegment.Nominal ? segment - 1 : segment;
        return list[index % list.Length];
    }

    // ratio^u by square roots, one per bit of u: correctly rounded operations only, so that every machine draws the same bits.
    private static double Power(double ratio, ref RandomStream random)
    {
        const int Bits = 53;
        ulong uniform = (ulong)(random.NextDouble() * (1UL << Bits));
        double power = 1, root = ratio;
        for (int bit = Bits - 1; bit >= 0; bit--)
        {
            root = Math.Sqrt(root);
            if ((uniform >> bit & 1) != 0)
            {
                power *= root;
            }
        }

        return power;
    }
}
