using System;
using NE.Runtime.Random;
using NE.Runtime.Topology;

namespace NE.Runtime.Methods;

/// <summary>What a user-defined event sees and may change.</summary>
public sealed class EventContext
{
    private readonly EventLayer[] layers;
    private readonly UnitSpace[] units;
    private readonly int number;

    internal EventContext(EventLayer[] layers, UnitSpace[] units, int number)
    {
        this.layers = layers;
        this.units = units;
        this.number = number;
    }

    /// <summary>Seed of the run.</summary>
    public uint Seed { get; internal set; }

    /// <summary>Gradient update of the event, 1-based.</summary>
    public long Update { get; internal set; }

    /// <summary>All matrices of the learned networks, in the order of the networks.</summary>
    public ReadOnlySpan<EventLayer> Layers => layers;

    /// <summary>The hidden units of the learned networks, one space per hidden layer, with their activity on the batch of the event.</summary>
    public ReadOnlySpan<UnitSpace> Units => units;

    /// <summary>Random numbers of this event: a function of the seed, the update, the event's type and the part.</summary>
    /// <param name="part">0 to 255; each part is an independent stream.</param>
    public RandomStream Random(byte part = 0) => new(Seed, RandomStreamId.OwnEvent, EventUnit.Of(Update, (number << 8) | part));

    /// <summary>Resets the units selected by <see cref="UnitSpace.Select(int)"/>: new incoming weights, outgoing weights 0; masks stay.</summary>
    /// <param name="rules">Options.</param>
    /// <returns>Number of units that were reset.</returns>
    public int ResetSelected(in UnitResetRules rules)
    {
        int reset = UnitReset.Apply(units, rules, Seed, Update);
        Open();
        return reset;
    }

    internal void Open()
    {
        foreach (EventLayer layer in layers)
            layer.Layer.Unpack();
    }

    internal void Close()
    {
        foreach (EventLayer layer in layers)
            layer.Layer.Pack();
    }
}
