using System;

namespace NE.Runtime.Training;

/// <summary>Numbers per step of an episode. It grows with the longest episode, because a step limit may be far beyond it.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
/// <param name="width">Numbers per step.</param>
internal sealed class StepArray<T>(int width)
{
    // Episodes of the MuJoCo tasks fit without growing.
    private const int FirstSteps = 1_000;

    private T[] numbers = new T[FirstSteps * width];

    /// <summary>The numbers of a step, allocated on first use.</summary>
    /// <param name="step">From 0 on.</param>
    internal Span<T> this[int step]
    {
        get
        {
            int end = (step + 1) * width;
            if (end > numbers.Length)
            {
                Array.Resize(ref numbers, Math.Max(end, 2 * numbers.Length));
            }

            return numbers.AsSpan(end - width, width);
        }
    }

    /// <summary>The numbers of the first steps, in their order.</summary>
    /// <param name="steps">How many steps.</param>
    internal Span<T> First(int steps)
    {
        if (steps * width > numbers.Length)
        {
            Array.Resize(ref numbers, steps * width);
        }

        return numbers.AsSpan(0, steps * width);
    }
}
