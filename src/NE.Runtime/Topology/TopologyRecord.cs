namespace NE.Runtime.Topology;

/// <summary>What one topology event did to one layer.</summary>
/// <param name="Layer">The layer, for example <c>Value1.Hidden2</c>.</param>
/// <param name="Update">The update of the event, counted from 1.</param>
/// <param name="LiveBefore">Live connections before the event.</param>
/// <param name="Live">Live connections after it.</param>
/// <param name="Size">All positions of the layer.</param>
/// <param name="Grown">Connections grown.</param>
/// <param name="Pruned">Connections pruned.</param>
/// <param name="Dormant">Dormant units, measured before the event.</param>
/// <param name="Units">Units of the layer.</param>
/// <param name="WithoutInputs">Units without a live input after the event.</param>
/// <param name="Unrecoverable">Units without a live input that growth by gradient cannot reach.</param>
/// <param name="Carry">Fraction of a connection carried to the next event.</param>
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
    double Carry);
