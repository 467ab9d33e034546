using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using NE.Generators.FrontEnds;
using NE.Generators.FrontEnds.Attributes;
using NE.Generators.Model;
using NE.Generators.Tests.Documentation;

namespace NE.Generators.Tests.FrontEnds;

/// <summary>Compiles declarations, runs generator and analyzer on them.</summary>
internal static class Code
{
    /// <summary>The two networks that most tests do not care about.</summary>
    public const string Networks = """
        [Actor] public partial class Policy
        {
            [Linear(256), Relu] public partial Layer Hidden1 { get; }
            [Linear(128), Relu] public partial Layer Hidden2 { get; }
            [Linear(Size.Action), Tanh] public partial Layer Action { get; }
        }
        [Critic] public partial class Value
        {
            [Linear(256), Relu] public partial Layer Hidden1 { get; }
            [Linear(128), Relu] public partial Layer Hidden2 { get; }
            [Linear(1)] public partial Layer Q { get; }
        }
        """;

    public static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13, DocumentationMode.Parse);

    private static readonly MetadataReference Dsl = MetadataReference.CreateFromFile(typeof(Dsl.ExperimentAttribute).Assembly.Location);

    private static readonly ImmutableArray<MetadataReference> Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "netstandard.dll" or "System.Collections.dll"
                or "System.Memory.dll" or "System.Linq.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // What NE.Runtime refers to.
    private static readonly MetadataReference MuJoCo = MetadataReference.CreateFromFile(typeof(NE.MuJoCo.MuJoCoData).Assembly.Location);

    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(Runtime.Environments.IEnvironment).Assembly.Location);

    /// <summary>A whole file with one experiment <c>X</c> on HalfCheetah and the usual networks.</summary>
    public static string Experiment(string attributes = "", string body = Networks, string rest = "") => $$"""
        using NE.Dsl;
        namespace Sample;
        [Experiment, Environment(Tasks.HalfCheetah)]
        {{attributes}}
        public partial class X
        {
        {{body}}
        }
        {{rest}}
        """;

    public static CSharpCompilation Compile(
        IEnumerable<string> sources, bool runtime = true, IEnumerable<MetadataReference>? more = null, MetadataReference? dsl = null) =>
        CSharpCompilation.Create(
        "Sample",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, Parse, $"/Sample/{(char)('A' + index)}.cs")),
        [.. Platform, dsl ?? Dsl, .. runtime ? [Runtime, MuJoCo] : Array.Empty<MetadataReference>(), .. more ?? []],
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>NE.Dsl as another version of it would be.</summary>
    public static MetadataReference OtherDsl(string version)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "NE.Dsl"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "NE.Dsl",
            files.Select(File.ReadAllText).Append($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]")
                .Select(text => CSharpSyntaxTree.ParseText(text, new(LanguageVersion.Preview))),
            Platform,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        EmitResult made = compilation.Emit(image);
        return made.Success ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(string.Join("\n", made.Diagnostics));
    }

    public static GeneratorDriver Driver(params IEnumerable<(string Path, string Text)> files) => CSharpGeneratorDriver.Create(
        [new ExperimentGenerator().AsSourceGenerator()],
        files.Select(static file => new ProjectFile(file.Path, file.Text)),
        parseOptions: Parse,
        optionsProvider: new ProjectOptions(),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the analyzer says after the generator has run, and the compiler's own errors.</summary>
    public static Outcome Run(params string[] sources) => Run(Compile(sources));

    /// <summary>The same with YAML files in the project, whose root namespace is <c>Sample</c>.</summary>
    public static Outcome RunWithYaml(IEnumerable<(string Path, string Text)> files, params string[] sources) =>
        Run(Compile(sources), files: files);

    public static Outcome Run(
        CSharpCompilation compilation, AnalyzerOptions? options = null, IEnumerable<(string Path, string Text)>? files = null)
    {
        GeneratorDriver driver = Driver(files ?? []).RunGeneratorsAndUpdateCompilation(compilation, out Compilation after,
            out ImmutableArray<Diagnostic> generator);
        ImmutableArray<Diagnostic> analyzer = after
            .WithAnalyzers([new ExperimentAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        Diagnostic[] compiler = [.. after.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        return new(
            [.. analyzer.Concat(generator)
                .Where(d => !d.IsSuppressed).OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)],
            compiler, [.. after.GetDeclarationDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)], [.. generator],
            driver.GetRunResult());
    }

    /// <summary>What the front end and the resolver make of a source, by simple name.</summary>
    public static Resolution Resolve(string name, params string[] sources) => Resolve(Compile(sources), name);

    /// <summary>What the classes of sources state, each by itself.</summary>
    public static Declared[] Declared(params string[] sources) => Declared(Compile(sources));

    private static Declared[] Declared(CSharpCompilation compilation) =>
    [
        .. compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>().Where(Symbols.IsExperiment)
            .Select(type => AttributeReader.Read(type, CancellationToken.None).Declared),
    ];

    public static Resolution Resolve(CSharpCompilation compilation, string name)
    {
        Declared[] places = Declared(compilation);
        return Resolver.Resolve(places, CancellationToken.None).Single(resolution => resolution.Declared.Name == name);
    }

    /// <summary>The complete declaration of an experiment that must have no blocking problem.</summary>
    public static Declaration Declaration(string name, params string[] sources)
    {
        Resolution resolution = Resolve(name, sources);
        return resolution.Complete
            ? resolution.Declaration!
            : throw new InvalidOperationException(string.Join("\n", resolution.Problems
                .Select(problem => $"{problem.Id} {problem.Message}")) + $" broken: {resolution.Declared.Broken}");
    }

    /// <summary>What a run said.</summary>
    public sealed record Outcome(
        Diagnostic[] Problems, Diagnostic[] CompilerErrors, Diagnostic[] DeclarationErrors, Diagnostic[] OfGenerator, GeneratorDriverRunResult Generated)
    {
        /// <summary>Each problem as <c>NE0401 at 'text'</c>, in the order of the file.</summary>
        public string[] Short => [.. Problems.Select(problem => $"{problem.Id} at '{Text(problem.Location)}'")];

        /// <summary>Each problem as the build prints it: <c>a.ne.yaml(3,5): error NE0503: ...</c>.</summary>
        public string[] Lines => [.. Problems.Select(static problem => problem.ToString()).Select(static line => line.Replace("/Sample/", ""))];

        /// <summary>The only problem.</summary>
        public Diagnostic Only => Problems.Length == 1 ? Problems[0]
            : throw new InvalidOperationException(string.Join("\n", Problems.Select(p => p.ToString())));

        public static string Text(Location location) => location.SourceTree is { } tree ? tree.GetText().ToString(location.SourceSpan) : "";
    }
}
