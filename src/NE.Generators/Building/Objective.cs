using System.Collections.Generic;
using NE.Generators.Optimisers;
using NE.Generators.Program;

namespace NE.Generators.Building;

/// <summary>
/// The loss of an optimiser group on any batch, with the backward pass to the outputs of the group's networks. The update minimises it; an
/// event uses it to compute dense scores on a separate batch.
/// </summary>
/// <param name="Group">The optimiser group.</param>
/// <param name="Routine">The operations, on formal places.</param>
/// <param name="Batch">The parameter for the batch.</param>
/// <param name="Caches">The parameters for the passes of the group's instances.</param>
/// <param name="Streams">Its random streams, or null if it draws no numbers.</param>
internal sealed record Objective(OptimiserGroup Group, Routine Routine, Group Batch, IReadOnlyList<Group> Caches, ObjectiveStreams? Streams);
