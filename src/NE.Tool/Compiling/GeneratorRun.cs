using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NE.Generators;

namespace NE.Tool.Compiling;

/// <summary>One run of the generator outside a build, on a compilation and YAML files.</summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(Compilation compilation, IReadOnlyList<(string Name, string Text)> files)
    {
        Compilation = compilation;
        Files = files;
    }

    /// <summary>The compilation with the generated files.</summary>
    internal Compilation Compilation { get; }

    /// <summary>The generated files, by name.</summary>
    internal IReadOnlyList<(string Name, string Text)> Files { get; }

    /// <summary>Runs the generator.</summary>
    /// <param name="compilation">The sources.</param>
    /// <param name="yaml">Paths of YAML files.</param>
    /// <param name="rootNamespace">Namespace of YAML experiments that do not state one.</param>
    /// <exception cref="ToolException">A declaration has an error; all problems are on the error output.</exception>
    internal static GeneratorRun Of(CSharpCompilation compilation, IEnumerable<string> yaml, string rootNamespace)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ExperimentGenerator().AsSourceGenerator()],
            yaml.Select(static path => (AdditionalText)new YamlText(path)),
            new CSharpParseOptions(LanguageVersion.Preview),
            new Options(rootNamespace));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation after, out ImmutableArray<Diagnostic> problems);
        Report(problems, "The declaration");
        return new(
            after,
            [.. driver.GetRunResult().Results.Single().GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal)
                .Select(source => (source.HintName, source.SourceText.ToString()))]);
    }

    /// <summary>Shows problems as a build does.</summary>
    /// <exception cref="ToolException">One of them is an error.</exception>
    internal static void Report(IEnumerable<Diagnostic> problems, string what)
    {
        bool errors = false;
        foreach (Diagnostic problem in problems.Where(problem => problem.Severity >= DiagnosticSeverity.Warning))
        {
            Console.Error.WriteLine(problem.ToString());
            errors |= problem.Severity == DiagnosticSeverity.Error;
        }

        if (errors)
        {
            throw new ToolException($"{what} has errors; fix those listed above.");
        }
    }

    private sealed class YamlText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }

    private sealed class Options(string rootNamespace) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(rootNamespace);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(string rootNamespace) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = rootNamespace;
            return key == "build_property.RootNamespace";
        }
    }
}
