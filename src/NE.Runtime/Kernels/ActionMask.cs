using System;
using NE.Runtime.Memory;

namespace NE.Runtime.Kernels;

/// <summary>Removes the components of actions, or of their gradients, that the present task of a sequence does not have.</summary>
public static unsafe class ActionMask
{
    /// <summary>Sets the features from an index on to +0 in all samples, padding included.</summary>
    /// <param name="values">Actions or gradients; the features before the index are left as they are.</param>
    /// <param name="actions">Number of actions of the present task, 0 to the number of features.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside this range.</exception>
    public static void Apply(Activations values, int actions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(actions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(actions, values.Features);
        int first = actions * Activations.PanelSamples;
        int count = (values.Features - actions) * Activations.PanelSamples;
        for (int p = 0; p < values.Panels; p++)
            new Span<float>(values.Panel(p) + first, count).Clear();
    }
}
