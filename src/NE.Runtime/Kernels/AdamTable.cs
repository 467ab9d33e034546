using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NE.Runtime.Kernels;

/// <summary>
/// The factors of <see cref="AdamStep"/> by age, for weights that count their own steps (docs/algorithm.md, Optimiser state). The table
/// ends where the factors no longer change in single precision; ages stop there.
/// </summary>
public sealed class AdamTable
{
    private readonly AdamStep common;

    // The pair (rate, inverse second) of the step that a weight of each age takes next. It has an entry for every 16-bit age, so no age can
    // index out of bounds; entries beyond the last age are never read.
    private readonly float[] next = GC.AllocateUninitializedArray<float>(2 * (ushort.MaxValue + 1), pinned: true);

    /// <summary>Computes the table.</summary>
    /// <param name="learningRate">lr.</param>
    /// <param name="beta1">β1, 0 to below 1.</param>
    /// <param name="beta2">β2, 0 to below 1.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="decay">λ of decoupled decay, 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A β is out of range, or so near 1 that the factors still change after 65,535 steps.
    /// </exception>
    public AdamTable(double learningRate, double beta1, double beta2, double epsilon, double decay = 0)
    {
        common = AdamStep.At(learningRate, beta1, beta2, epsilon, 1, decay);
        AdamStep end = AdamStep.At(learningRate, beta1, beta2, epsilon, long.MaxValue);
        LastAge = FirstAtLimit(age => Same(AdamStep.At(learningRate, beta1, beta2, epsilon, age), end));
        for (int age = 0; age <= ushort.MaxValue; age++)
        {
            AdamStep step = age < LastAge ? AdamStep.At(learningRate, beta1, beta2, epsilon, age + 1) : end;
            next[2 * age] = step.Rate;
            next[(2 * age) + 1] = step.InverseSecond;
        }
    }

    /// <summary>The age after which the factors no longer change.</summary>
    public int LastAge { get; }

    /// <summary>
    /// Multiplier of the rates of all ages: the schedule's factor at the current update. The table itself does not change.
    /// </summary>
    public float Factor { get; set; } = 1;

    /// <summary>lr · λ of decoupled decay (AdamW) at the update at hand; 0 for none.</summary>
    public double Decay => common.Decay * Factor;

    /// <summary>Pairs of rate and inverse second by age: the factors of the step that follows. Pinned.</summary>
    internal unsafe float* Next => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(next));

    /// <summary>The factors of a step.</summary>
    /// <param name="age">Number of the step since birth, from 1 on.</param>
    internal AdamStep At(long age)
    {
        int before = (int)Math.Min(age, LastAge) - 1;
        return common.With(Factor * next[2 * before], next[(2 * before) + 1]);
    }

    private static bool Same(AdamStep a, AdamStep b) => a.Rate == b.Rate && a.InverseSecond == b.InverseSecond;

    private static int FirstAtLimit(Func<int, bool> atLimit)
    {
        if (!atLimit(ushort.MaxValue))
        {
            throw new ArgumentOutOfRangeException(
                "beta",
                "Steps by age need a bias correction that ends within 65,535 steps; use β2 up to 0.9997, or a shared step counter.");
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
