namespace NE.Runtime.Topology;

/// <summary>What one topology event did to one layer (docs/algorithm.md, "Order of a topology event").</summary>
/// <param name="Layer">Name of the layer, for example <c>Value1.Hidden2</c>.</param>
/// <param name="Update">Gradient update of the event.</param>
/// <param name="LiveBefore">Live connections before the event.</param>
/// <param name="Live">Live connections after it: LiveBefore + Grown − Pruned.</param>
/// <param name="Size">All connections of the layer, live or not.</param>
/// <param name="Grown">Connections that became live.</param>
/// <param name="Pruned">Connections that stopped being live.</param>
/// <param name="Dormant">Units whose neuron score was at most the dormancy threshold; 0 for an output layer.</param>
/// <param name="Units">Units of the layer.</param>
/// <param name="WithoutInputs">Units that have no live input after the event.</param>
/// <param name="Unrecoverable">
/// Of those, hidden units that were silent and whose bias is not positive now: growth by gradient cannot reach them.
/// </param>
/// <param name="Carry">Growth carried to the next event, in connections; 0 with closed-loop control.</param>
public readonly record struct TopologyRecord(
    string Layer,
    long Update,
    int LiveBefore,
    int Live,
    int Size,
    int Grown,
    int Pruned,
    int Dormant,
    int Units,
    int WithoutInputs,
    int Unrecoverable,
    double Carry)
{
    /// <summary>Units whose bias was redrawn.</summary>
    public int Redrawn { get; init; }

    /// <summary>Units whose outgoing weights were set to 0 because the redrawn bias makes them fire.</summary>
    public int Revived { get; init; }

    /// <summary>Density of the layer after the event, in [0, 1].</summary>
    public double Density => (double)Live / Size;

    /// <summary>The state of the connections grown at the previous event; null if it grew none.</summary>
    public NewbornRecord? AfterOneInterval { get; init; }

    /// <summary>The state of the connections grown ten intervals earlier; null if that event grew none.</summary>
    public NewbornRecord? AfterTenIntervals { get; init; }
}
