namespace NE.Runtime.Topology;

/// <summary>A hidden unit at an event, before the event changes anything. Means over weights are over live ones, and 0 if there are none.</summary>
public readonly struct HiddenUnit
{
    /// <summary>Its index within its layer.</summary>
    public required int Index { get; init; }

    /// <summary>Mean absolute value on the batch of the event, after its activation; the sum of both if the unit has two features.</summary>
    public required double Activity { get; init; }

    /// <summary>Mean absolute incoming weight.</summary>
    public required double Incoming { get; init; }

    /// <summary>Mean absolute outgoing weight.</summary>
    public required double Outgoing { get; init; }

    /// <summary>Its bias.</summary>
    public required float Bias { get; init; }

    /// <summary>Number of live incoming connections.</summary>
    public required int LiveInputs { get; init; }

    /// <summary>Number of live outgoing connections.</summary>
    public required int LiveOutputs { get; init; }

    /// <summary>Optimiser steps since its bias was last drawn, if the topology counts them per weight; else 0.</summary>
    public required int Age { get; init; }
}
