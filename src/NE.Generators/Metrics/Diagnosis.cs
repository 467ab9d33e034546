using System.Collections.Generic;
using NE.Generators.Building;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>The context in which metrics are measured.</summary>
/// <param name="Program">The program.</param>
/// <param name="Steps">The arguments of each network's last step.</param>
internal sealed record Diagnosis(ProgramBuilder Program, IReadOnlyDictionary<Network, Value> Steps);
