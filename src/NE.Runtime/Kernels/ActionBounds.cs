using System;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// Per-component bounds of a task's actions: action j = offset_j + scale_j · t with t in [−1, 1]. A task with a single limit has the same
/// bounds for all components.
/// </summary>
public sealed unsafe class ActionBounds
{
    /// <summary>
    /// ½ log 2π + 2 log 2: the part of a component's negative log-density that depends neither on its bounds nor on the draw.
    /// </summary>
    private const double LogConstant = 2.3052328943245633;

    private readonly Arena arena;
    private readonly float[] low;
    private readonly float[] high;
    private readonly int length;

    /// <summary>Creates bounds for each component.</summary>
    /// <param name="arena">Owner of the memory.</param>
    /// <param name="low">Lower bound of each component, in units of the action.</param>
    /// <param name="high">Upper bound of each component, finite and above the lower.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ or are 0, or a component's lower bound is not below its upper bound.
    /// </exception>
    public ActionBounds(Arena arena, ReadOnlySpan<float> low, ReadOnlySpan<float> high)
    {
        ArgumentNullException.ThrowIfNull(arena);
        if (low.Length != high.Length || low.IsEmpty)
        {
            throw new ArgumentException(
                $"{low.Length} lower and {high.Length} upper bounds do not match; give one of each per action component.", nameof(high));
        }

        this.arena = arena;
        this.low = [.. low];
        this.high = [.. high];
        Actions = low.Length;
        length = (2 * Actions) + 1;
        Scale = arena.Take(length);
        double logScales = 0;
        for (int i = 0; i < Actions; i++)
        {
            float scale = (float)(((double)high[i] - low[i]) / 2);
            if (!(scale > 0) || !float.IsFinite(scale))
            {
                throw new ArgumentException(
                    $"Component {i} of the action has bounds {low[i]} and {high[i]}; give finite ones, lower first.", nameof(high));
            }

            Scale[i] = scale;
            Offset[i] = (float)(((double)high[i] + low[i]) / 2);
            logScales += ScalarFunctions.Log(scale);
        }

        Scale[length - 1] = (float)-((Actions * LogConstant) + logScales);
    }

    /// <summary>Creates the bounds ±limit for all components.</summary>
    /// <param name="arena">Owner of the memory.</param>
    /// <param name="actions">Length of an action, at least 1.</param>
    /// <param name="limit">Largest absolute value, above 0.</param>
    /// <exception cref="ArgumentException">There is no component, or the limit is not above 0.</exception>
    public ActionBounds(Arena arena, int actions, float limit)
        : this(arena, Repeat(-limit, actions), Repeat(limit, actions))
    {
    }

    /// <summary>Length of an action.</summary>
    public int Actions { get; }

    /// <summary>The bounds of the first components only.</summary>
    /// <param name="count">Number of components, 1 to <see cref="Actions"/>.</param>
    internal ActionBounds First(int count) => new(arena, low.AsSpan(0, count), high.AsSpan(0, count));

    /// <summary>What device kernels read: scales, offsets, and the constant part of the log-density.</summary>
    public ReadOnlySpan<float> Table => new(Scale, length);

    /// <summary>Half the distance between the bounds, one per component.</summary>
    internal float* Scale { get; }

    /// <summary>The middle of the bounds, one per component.</summary>
    internal float* Offset => Scale + Actions;

    /// <summary>The part of a squashed Gaussian's log-density that does not depend on the draw, summed over the components.</summary>
    internal float LogDensity => Scale[length - 1];

    private static float[] Repeat(float value, int count)
    {
        float[] values = new float[Math.Max(count, 0)];
        Array.Fill(values, value);
        return values;
    }
}
