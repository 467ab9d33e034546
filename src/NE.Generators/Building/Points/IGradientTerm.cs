using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Adds to the gradient of a slot before the optimiser.</summary>
internal interface IGradientTerm
{
    /// <summary>Operations before the step of a slot.</summary>
    IEnumerable<Operation> Before(Parameter layer);
}
