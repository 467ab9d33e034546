using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Changes observations between the environment or the replay buffer and the networks.</summary>
internal interface IObservationTransform
{
    /// <summary>Operations on raw observations, which they replace.</summary>
    /// <param name="observations">Values of observations.</param>
    IEnumerable<Operation> Transform(params IReadOnlyList<Value> observations);
}
