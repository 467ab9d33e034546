using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Model;
using NE.Generators.Modules.Norms;
using NE.Generators.Printing;
using NE.Generators.Printing.Kernels;
using NE.Generators.Program;
using NE.Generators.Tests.FrontEnds;
using NE.Generators.Tests.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

/// <summary>The table of methods tells the truth: every cell is compiled.</summary>
public class MethodsPageTests
{
    private const string Page = "docs/methods/README.md", None = "–";

    private static readonly (string Name, string Output)[] Algorithms = [("TD3", "[Linear(Size.Action), Tanh]"), ("SAC", "[Linear(Size.Gaussian)]")];

    private static readonly string[] Topologies = ["Dense", "Topology(Density = 0.25), Without<GrowAttribute>, Without<PruneAttribute>", "Topology(Density = 0.25)"];

    public static TheoryData<string> Attributes => [.. Rows().Select(static row => row[1])];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Row_OfAMethod_SaysWhatItsDeclarationsCompileTo(string attribute)
    {
        string[] row = Rows().Single(row => row[1] == attribute);
        string part = attribute.Trim('`', '[', ']');
        List<string> cells = [];
        List<ProgramModel> programs = [];
        foreach (string topology in Topologies)
        {
            List<string> working = [];
            foreach ((string algorithm, string output) in Algorithms)
            {
                if (Compile(Source(algorithm, output, topology, part), Source(algorithm, output, topology, "")) is { } program)
                {
                    working.Add(algorithm);
                    programs.Add(program);
                }
            }

            cells.Add(working.Count == 0 ? None : string.Join(", ", working));
        }

        cells.Add(programs.All(static program => new DeviceProgram(program).Refusal is null) ? "yes" : "no");
        row[3..7].ShouldBe(cells);
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Method_InCSharp_StatesTheSameInYaml(string attribute)
    {
        Declared[] declared = Code.Declared(Source("TD3", Algorithms[0].Output, Topologies[2], attribute.Trim('`', '[', ']')));

        YamlReading reading = YamlFrontEnd.Read("x.ne.yaml", YamlForm.Print(declared));

        reading.Problems.ShouldBeEmpty();
        reading.Declared.Single().Parts.ShouldBe(declared.Single().Parts);
        reading.Declared.Single().Networks.SelectMany(static network => network.Layers.Select(static layer => layer.Norm)).ShouldBe(
            declared.Single().Networks.SelectMany(static network => network.Layers.Select(static layer => layer.Norm)));
    }

    // The program of a declaration if it has no problem and differs from the one without the method.
    private static ProgramModel? Compile(string with, string without)
    {
        Resolution resolution = Sources.Resolutions(with).Single();
        return resolution.Complete && ExperimentPrinter.HashOf(resolution.Declaration) != ExperimentPrinter.HashOf(Sources.Resolutions(without).Single().Declaration)
            ? ExperimentPrinter.Compile(resolution.Declaration!)
            : null;
    }

    private static IEnumerable<string[]> Rows() => Repository.Rows(Repository.Read(Page)).Where(static row => row.Length == 7 && row[1].StartsWith("`[", StringComparison.Ordinal));

    // A step of a layer stands on all hidden layers.
    private static string Source(string algorithm, string output, string topology, string method) =>
        NormRegistry.Find(method) is not null ? Declaration(algorithm, output, topology, "").Replace("Relu]", $"{method}, Relu]", StringComparison.Ordinal)
        : Enum.TryParse(method, out ActivationKind _) ? Declaration(algorithm, output, topology, "").Replace("Relu]", $"{method}]", StringComparison.Ordinal)
        : Declaration(algorithm, output, topology, method);

    private static string Declaration(string algorithm, string output, string topology, string method) => $$"""
        using NE.Dsl;

        namespace Sample;

        [Experiment(Steps = 300_000), Environment(Tasks.HalfCheetah), {{(algorithm == "TD3" ? "Td3" : "Sac")}}]
        [{{topology}}{{(method.Length > 0 ? ", " + method : "")}}]
        public partial class X
        {
            [Actor]
            public partial class Policy
            {
                [Linear(64), Relu] public partial Layer Hidden1 { get; }
                [Linear(32), Relu] public partial Layer Hidden2 { get; }
                {{output}} public partial Layer Action { get; }
            }

            [Critic(Twins = 2)]
            public partial class Value
            {
                [Linear(64), Relu] public partial Layer Hidden1 { get; }
                [Linear(32), Relu] public partial Layer Hidden2 { get; }
                [Linear(1)] public partial Layer Q { get; }
            }
        }
        """;
}
