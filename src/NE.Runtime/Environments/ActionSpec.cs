using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NE.Runtime.Environments;

/// <summary>
/// The bounds of a task's actions in every dimension. Agents act within ±<see cref="Limit"/>. If all dimensions have the same symmetric
/// bounds, these are the task's own; otherwise agents act within ±1, which <see cref="ToTask"/> maps to the bounds, so that noise and
/// critic inputs have the same scale in every dimension (docs/algorithm.md, The interaction loop).
/// </summary>
public sealed class ActionSpec : IEquatable<ActionSpec>
{
    private readonly float[] low;
    private readonly float[] high;

    /// <summary>Creates a specification from its bounds.</summary>
    /// <param name="low">Lower bound of each dimension.</param>
    /// <param name="high">Upper bound of each dimension, above the lower.</param>
    /// <exception cref="ArgumentException">There is no dimension, the lengths differ, or bounds are not finite and in order.</exception>
    public ActionSpec(ReadOnlySpan<float> low, ReadOnlySpan<float> high)
    {
        if (low.IsEmpty || low.Length != high.Length)
        {
            throw new ArgumentException("Actions need at least one dimension, and as many lower bounds as upper ones.", nameof(high));
        }

        bool symmetric = true;
        for (int i = 0; i < low.Length; i++)
        {
            if (!(float.IsFinite(low[i]) && float.IsFinite(high[i]) && low[i] < high[i]))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Dimension {i} of the actions has bounds {low[i]} and {high[i]}; "
                        + $"both must be finite, the lower below the upper."),
                    nameof(low));
            }

            symmetric &= low[i] == -high[0] && high[i] == high[0];
        }

        (this.low, this.high) = ([.. low], [.. high]);
        IsMapped = !symmetric;
        Limit = symmetric ? high[0] : 1;
    }

    /// <summary>Lower bound of each dimension.</summary>
    public IReadOnlyList<float> Low => low;

    /// <summary>Upper bound of each dimension.</summary>
    public IReadOnlyList<float> High => high;

    /// <summary>Number of dimensions.</summary>
    public int Size => low.Length;

    /// <summary>Agents act within ± this limit.</summary>
    public float Limit { get; }

    /// <summary>Whether an agent's action is mapped to the task's bounds.</summary>
    public bool IsMapped { get; }

    /// <summary>Creates the same bounds ±limit in every dimension.</summary>
    /// <param name="size">Number of dimensions, at least 1.</param>
    /// <param name="limit">The bound, above 0.</param>
    public static ActionSpec Symmetric(int size, float limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return new([.. Enumerable.Repeat(-limit, size)], [.. Enumerable.Repeat(limit, size)]);
    }

    /// <summary>Converts an agent's action to the task's: unchanged if not mapped, else (low + high) / 2 + a (high − low) / 2.</summary>
    /// <param name="action">The agent's action, within ±<see cref="Limit"/>.</param>
    /// <param name="mapped">Receives the task's action, within the bounds.</param>
    public void ToTask(ReadOnlySpan<float> action, Span<float> mapped)
    {
        if (!IsMapped)
        {
            action.CopyTo(mapped);
            return;
        }

        for (int i = 0; i < low.Length; i++)
        {
            mapped[i] = Math.Clamp((float)(Centre(i) + (HalfRange(i) * action[i])), low[i], high[i]);
        }
    }

    /// <summary>The task's action at an agent's 0.</summary>
    /// <param name="dimension">The dimension.</param>
    public double Centre(int dimension) => ((double)low[dimension] + high[dimension]) / 2;

    /// <summary>Offset from the centre at an agent's 1.</summary>
    /// <param name="dimension">The dimension.</param>
    public double HalfRange(int dimension) => ((double)high[dimension] - low[dimension]) / 2;

    /// <inheritdoc/>
    public bool Equals(ActionSpec? other) =>
        other is not null && low.AsSpan().SequenceEqual(other.low) && high.AsSpan().SequenceEqual(other.high);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActionSpec);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        for (int i = 0; i < low.Length; i++)
        {
            hash.Add((low[i], high[i]));
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        " × ", low.Zip(high, (from, to) => string.Create(CultureInfo.InvariantCulture, $"[{from}, {to}]")));
}
