using System.Collections.Generic;

namespace NE.Reference;

/// <summary>The choices of one event in one layer, random numbers included. Connections are flat indices into [output, input].</summary>
/// <param name="Grown">Connections that become live, with their first values.</param>
/// <param name="Pruned">Connections that stop being live.</param>
/// <param name="Biases">Units without live inputs, with their redrawn biases.</param>
public sealed record TopologyChange(
    IReadOnlyDictionary<int, double> Grown, IReadOnlyCollection<int> Pruned, IReadOnlyDictionary<int, double> Biases);
