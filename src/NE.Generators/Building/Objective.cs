using System.Collections.Generic;
using NE.Generators.Optimisers;
using NE.Generators.Program;

namespace NE.Generators.Building;

/// <summary>
/// The loss of an optimiser group on any batch, with the way back to the outputs of the group's networks. The update descends it; an event
/// asks the same for dense scores on a batch of its own.
/// </summary>
/// <param name="Group">Who learns.</param>
/// <param name="Routine">The operations, on formal places.</param>
/// <param name="Batch">The parameter for the batch.</param>
/// <param name="Caches">The parameters for the passes of the group's instances.</param>
/// <param name="Streams">Its random streams, or null where it draws no numbers.</param>
internal sealed record Objective(OptimiserGroup Group, Routine Routine, Group Batch, IReadOnlyList<Group> Caches, ObjectiveStreams? Streams);
