namespace NE.Runtime.Topology;

/// <summary>A connection of a layer at a topology event, before the event changes anything.</summary>
public readonly struct Connection
{
    /// <summary>The receiving unit, its row in the layer.</summary>
    public required int Output { get; init; }

    /// <summary>The sending unit, its column in the layer.</summary>
    public required int Input { get; init; }

    /// <summary>Whether it is live. Dead connections are candidates for growth.</summary>
    public required bool IsLive { get; init; }

    /// <summary>Its weight; exactly 0 if it is not live.</summary>
    public required float Weight { get; init; }

    /// <summary>Gradient of the loss on the growth batch, live or not.</summary>
    public required float Gradient { get; init; }

    /// <summary>The optimiser's moving average of gradients; 0 if it is not live.</summary>
    public required float FirstMoment { get; init; }

    /// <summary>The optimiser's moving average of squared gradients; 0 if it is not live or the optimiser has none.</summary>
    public required float SecondMoment { get; init; }

    /// <summary>Optimiser steps since its birth, if the topology counts them per weight (<c>Moments.PerElementStep</c>); else 0.</summary>
    public required int Age { get; init; }

    /// <summary>Mean absolute value of the sending unit on the growth batch.</summary>
    public required double InputActivity { get; init; }

    /// <summary>Mean absolute value of the receiving unit on the growth batch, after its activation.</summary>
    public required double OutputActivity { get; init; }
}
