namespace NE.Generators.Printing.Kernels;

/// <summary>
/// The location of the arrays of a layer or norm: online, target, first and second moment in sequence, the initial values if they are
/// stored, then the arrays of the topology.
/// </summary>
/// <param name="Offset">The online weights followed by the biases; in floats from the start of the arena.</param>
/// <param name="Room">Floats from one array to the next.</param>
/// <param name="Mask">Bytes of the mask, or 0 for none.</param>
/// <param name="Ages">Ages of weights and biases, or 0 for none.</param>
/// <param name="Newborn">Bytes of the newborn units, or 0 for none.</param>
internal readonly record struct LayerField(int Offset, int Room, int Mask, int Ages, int Newborn);
