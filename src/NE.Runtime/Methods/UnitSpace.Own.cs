using System;
using NE.Runtime.Memory;
using NE.Runtime.Topology;

namespace NE.Runtime.Methods;

/// <content>What user-defined methods read and select.</content>
public sealed partial class UnitSpace
{
    private readonly double[] activity;

    /// <summary>The name of the layer that writes the units, such as <c>Value1.Hidden1</c>.</summary>
    public string Name => writers[0].Name;

    /// <summary>A unit, with its activity on the batch of the event or metric.</summary>
    /// <param name="unit">0 to <see cref="Units"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The unit does not exist.</exception>
    public HiddenUnit this[int unit]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)unit, (uint)Units, nameof(unit));
            return UnitUtilities.Describe(unit, activity[unit], writers, readers);
        }
    }

    /// <summary>Adds a unit to the selection.</summary>
    /// <param name="unit">0 to <see cref="Units"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The unit does not exist.</exception>
    public void Select(int unit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)unit, (uint)Units, nameof(unit));
        SelectedUnits += selected[unit] ? 0 : 1;
        selected[unit] = true;
    }

    /// <summary>Measures the units' activity and selects none.</summary>
    /// <param name="hidden">Their values on a batch, after their activation.</param>
    internal void Measure(Activations hidden)
    {
        NeuronScores.MeanMagnitudes(hidden, activity);
        Array.Clear(selected);
        SelectedUnits = 0;
    }
}
