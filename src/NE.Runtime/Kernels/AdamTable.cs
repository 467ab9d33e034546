using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NE.Runtime.Kernels;

/// <summary>
/// The factors of <see cref="AdamStep"/> by age, for weights that count their own steps (docs/algorithm.md, Optimiser state). The table is
/// as long as it takes until the factors no longer change in single precision; ages stop there.
/// </summary>
public sealed class AdamTable
{
    private readonly AdamStep common;
    private readonly (float Rate, float InverseSecond)[] factors;

    /// <summary>Computes the table.</summary>
    /// <param name="learningRate">lr.</param>
    /// <param name="beta1">β1, 0 to below 1.</param>
    /// <param name="beta2">β2, 0 to below 1.</param>
    /// <param name="epsilon">ε.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A β out of range, or so near 1 that the factors still change after 65,535 steps.
    /// </exception>
    public AdamTable(double learningRate, double beta1, double beta2, double epsilon)
    {
        common = AdamStep.At(learningRate, beta1, beta2, epsilon, 1);
        AdamStep end = AdamStep.At(learningRate, beta1, beta2, epsilon, long.MaxValue);
        int last = FirstAtLimit(age => Same(AdamStep.At(learningRate, beta1, beta2, epsilon, age), end));
        factors = new (float, float)[last + 1];
        for (int age = 1; age <= last; age++)
        {
            AdamStep step = AdamStep.At(learningRate, beta1, beta2, epsilon, age);
            factors[age] = (step.Rate, step.InverseSecond);
        }
    }

    /// <summary>The age after which the factors no longer change.</summary>
    public int LastAge => factors.Length - 1;

    /// <summary>The factors of a step.</summary>
    /// <param name="age">Number of the step since birth, from 1 on.</param>
    internal AdamStep At(long age)
    {
        (float rate, float inverseSecond) = factors[(int)Math.Min(age, LastAge)];
        return common.With(rate, inverseSecond);
    }

    /// <summary>The two factors of the step that a weight of an age takes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal (float Rate, float InverseSecond) After(ushort age) => factors[Math.Min(age + 1, LastAge)];

    /// <summary>Adds a step to each age, up to the last of the table. May go on to the end of a vector.</summary>
    internal unsafe void Advance(ushort* ages, int count)
    {
        // The last age is at most 65,535: the minimum comes first, so that nothing wraps round.
        Vector256<ushort> one = Vector256<ushort>.One, most = Vector256.Create((ushort)(LastAge - 1));
        for (int i = 0; i < count; i += Vector256<ushort>.Count)
            (Vector256.Min(Vector256.Load(ages + i), most) + one).Store(ages + i);
    }

    private static bool Same(AdamStep a, AdamStep b) => a.Rate == b.Rate && a.InverseSecond == b.InverseSecond;

    private static int FirstAtLimit(Func<int, bool> atLimit)
    {
        if (!atLimit(ushort.MaxValue))
        {
            throw new ArgumentOutOfRangeException(
                "beta",
                "Steps by age need decays whose bias correction ends within 65,535 steps; use β2 up to 0.9997, or the shared step.");
        }

        int low = 1, high = ushort.MaxValue;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (atLimit(middle))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
