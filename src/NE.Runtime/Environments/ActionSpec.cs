using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NE.Runtime.Environments;

/// <summary>
/// What a task's actions look like: bounds of every dimension. Agents act inside ±<see cref="Limit"/>. Where the bounds of all dimensions are
/// the same ± number that is the task's own box; elsewhere agents act inside ±1, which <see cref="ToTask"/> maps to the bounds, so that noise
/// and what critics read have the same scale in every dimension (docs/algorithm.md, The interaction loop).
/// </summary>
public sealed class ActionSpec : IEquatable<ActionSpec>
{
    private readonly float[] low;
    private readonly float[] high;

    /// <summary>States the bounds.</summary>
    /// <param name="low">Least value of each dimension.</param>
    /// <param name="high">Largest value of each dimension, above the least.</param>
    /// <exception cref="ArgumentException">There is no dimension, the lengths differ, or bounds are not finite and in order.</exception>
    public ActionSpec(ReadOnlySpan<float> low, ReadOnlySpan<float> high)
    {
        if (low.IsEmpty || low.Length != high.Length)
        {
            throw new ArgumentException("Actions have at least one dimension, and as many lower bounds as upper ones.", nameof(high));
        }

        bool symmetric = true;
        for (int i = 0; i < low.Length; i++)
        {
            if (!(float.IsFinite(low[i]) && float.IsFinite(high[i]) && low[i] < high[i]))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Dimension {i} of the actions lies between {low[i]} and {high[i]}; both must be finite, the lower below the upper."),
                    nameof(low));
            }

            symmetric &= low[i] == -high[0] && high[i] == high[0];
        }

        (this.low, this.high) = ([.. low], [.. high]);
        IsMapped = !symmetric;
        Limit = symmetric ? high[0] : 1;
    }

    /// <summary>Least value of each dimension.</summary>
    public IReadOnlyList<float> Low => low;

    /// <summary>Largest value of each dimension.</summary>
    public IReadOnlyList<float> High => high;

    /// <summary>Dimensions.</summary>
    public int Size => low.Length;

    /// <summary>Agents act inside ±this.</summary>
    public float Limit { get; }

    /// <summary>Whether an agent's action is mapped before the task takes it.</summary>
    public bool IsMapped { get; }

    /// <summary>The same bounds ±limit in every dimension.</summary>
    /// <param name="size">Dimensions, at least 1.</param>
    /// <param name="limit">The bound, above 0.</param>
    public static ActionSpec Symmetric(int size, float limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return new([.. Enumerable.Repeat(-limit, size)], [.. Enumerable.Repeat(limit, size)]);
    }

    /// <summary>Turns an agent's action into the task's: the same where it is not mapped, else (low + high) / 2 + a (high − low) / 2.</summary>
    /// <param name="action">The agent's action, inside ±<see cref="Limit"/>.</param>
    /// <param name="mapped">Receives the task's action, inside the bounds.</param>
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

    /// <summary>Where an agent's 0 lies.</summary>
    /// <param name="dimension">The dimension.</param>
    public double Centre(int dimension) => ((double)low[dimension] + high[dimension]) / 2;

    /// <summary>What an agent's 1 adds to the centre.</summary>
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
