using NE.Generators.Building;
using NE.Generators.Planning;
using NE.Generators.Printing;
using NE.Generators.Program;
using NE.Generators.Tests.Printing;

namespace NE.Generators.Tests.Passes;

/// <summary>Programs of the cases.</summary>
internal static class Programs
{
    /// <summary>The finished program of a case.</summary>
    public static ProgramModel Compile(string name) => ExperimentPrinter.Compile(Cases.Of(name))!;

    /// <summary>The program of a case before all passes.</summary>
    public static ProgramModel Build(string name) => ProgramBuilder.Build(Planner.Plan(Cases.Of(name))!);
}
