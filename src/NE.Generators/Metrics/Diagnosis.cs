using System.Collections.Generic;
using NE.Generators.Building;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>What metrics may know of the experiment while they are measured.</summary>
/// <param name="Program">The program.</param>
/// <param name="Steps">What the last step of each network took.</param>
internal sealed record Diagnosis(ProgramBuilder Program, IReadOnlyDictionary<Network, Value> Steps);
