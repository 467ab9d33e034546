using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NE.Generators;

namespace NE.Benchmarks;

/// <summary>
/// The compiler's own time in a warm process: all experiments of a project at once, and after an edit as in an editor. Each call parses
/// what it changed, so that Roslyn reuses no result of the previous call.
/// </summary>
internal static class GeneratorBenchmarks
{
    private const int Many = 30;
    private const double SecondsOfExperiment = 20e-3;
    private const string Interval = "Every = 1_000";

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13);
    private static int edits;

    /// <summary>All rows of the group.</summary>
    public static BenchmarkGroup All() => new(
        "generator",
        "the compiler's time for experiments of the size of NeTd3, one per file, in a warm process; an edit rereads all of them",
        [
            New(1),
            New(Many),
            Edited($"generator: 1 of {Many} experiments, comment changed", text => text + $"// {edits++}\n"),
            Edited(
                $"generator: 1 of {Many} experiments, interval changed",
                text => text.Replace(Interval, $"Every = {1_000 + (edits++ % 1_000)}", StringComparison.Ordinal)),
        ],
        []);

    private static Benchmark New(int experiments)
    {
        var compilation = new Lazy<CSharpCompilation>(() => Compile(experiments));
        return new Benchmark($"generator: {experiments} experiments, all new".Replace("1 experiments", "1 experiment"), 0, () =>
        {
            CSharpCompilation fresh = Enumerable.Range(0, experiments)
                .Aggregate(compilation.Value, (all, file) => Edit(all, file, text => text));
            Check(Driver().RunGenerators(fresh), experiments);
        })
        {
            MostSeconds = experiments * SecondsOfExperiment,
        };
    }

    private static Benchmark Edited(string name, Func<string, string> edit)
    {
        var compilation = new Lazy<CSharpCompilation>(() => Compile(Many));
        GeneratorDriver? driver = null;
        return new Benchmark(name, 0, () =>
        {
            driver ??= Driver().RunGenerators(compilation.Value);
            driver = driver.RunGenerators(Edit(compilation.Value, 0, edit));
            Check(driver, Many);
        })
        {
            MostSeconds = SecondsOfExperiment,
        };
    }

    /// <summary>Experiments that did not compile would appear to be fast.</summary>
    private static void Check(GeneratorDriver driver, int experiments)
    {
        int files = driver.GetRunResult().GeneratedTrees.Length;
        if (files < experiments * 5)
            throw new InvalidOperationException($"{experiments} experiments yielded {files} files; "
                + "the benchmark's declaration has an error.");
    }

    private static GeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new ExperimentGenerator().AsSourceGenerator()], parseOptions: Parse);

    private static CSharpCompilation Edit(CSharpCompilation compilation, int file, Func<string, string> edit)
    {
        SyntaxTree tree = compilation.SyntaxTrees[file];
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edit(tree.ToString()), Parse, tree.FilePath));
    }

    private static CSharpCompilation Compile(int experiments) => CSharpCompilation.Create(
        "Sample",
        Enumerable.Range(1, experiments).Select(number => CSharpSyntaxTree.ParseText(Declaration(number), Parse, $"Experiment{number}.cs")),
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "NE.Dsl.dll" or "NE.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));

    private static string Declaration(int number) => $$"""
        using NE.Dsl;

        namespace Sample;

        [Experiment(Steps = 300_000), Environment(Tasks.HalfCheetah), Td3]
        [Topology(Density = 0.25), Grow({{Interval}}), Prune(UpperBound = 0.4), Review(Oldest = 0.25)]
        public partial class Experiment{{number.ToString(CultureInfo.InvariantCulture)}}
        {
            [Actor]
            public partial class Policy
            {
                [Linear(256), Relu] public partial Layer Hidden1 { get; }
                [Linear(128), Relu] public partial Layer Hidden2 { get; }
                [Linear(Size.Action), Tanh] public partial Layer Action { get; }
            }

            [Critic(Twins = 2)]
            public partial class Value
            {
                [Linear(256), Relu] public partial Layer Hidden1 { get; }
                [Linear(128), Relu] public partial Layer Hidden2 { get; }
                [Linear(1)] public partial Layer Q { get; }
            }
        }

        """;
}
