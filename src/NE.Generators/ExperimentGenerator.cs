using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NE.Generators.Diagnostics;
using NE.Generators.FrontEnds;
using NE.Generators.FrontEnds.Attributes;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Generators.Modules.Stages;
using NE.Generators.Printing;
using NE.Generators.Printing.CSharp;
using NE.Generators.Vocabulary;

namespace NE.Generators;

/// <summary>
/// Generates the code of declared experiments: reads each place, merges places into experiments, prints. Problems in C# are reported by
/// <see cref="ExperimentAnalyzer"/>, problems in YAML here. Printed output contains no file locations, so moving lines does not
/// print anything again.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ExperimentGenerator : IIncrementalGenerator
{
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Declared> Declared(string attribute, string track) =>
            Values(context, context.SyntaxProvider
                .ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, Read)
                .Where(static found => found is not null)
                .Select(static (found, _) => found!))
            .WithTrackingName(track);

        Strayed(context);
        IncrementalValueProvider<References> references = context.CompilationProvider
            .Select(static (compilation, _) => compilation.References())
            .WithTrackingName(TrackingNames.References);

        IncrementalValuesProvider<YamlReading> yaml = YamlFiles(context);
        IncrementalValueProvider<EquatableArray<Declared>> places = Declared("NE.Dsl.ExperimentAttribute", TrackingNames.Experiments).Collect()
            .Combine(Declared("NE.Dsl.VariantAttribute`1", TrackingNames.Variants).Collect())
            .Combine(yaml.SelectMany(static (reading, _) => reading.Declared.Items).WithTrackingName(TrackingNames.YamlDeclared).Collect())
            .Select(static (found, _) => Bases.Complete(found.Left.Left.Concat(found.Left.Right).Concat(found.Right)).ToEquatableArray());
        places = places.Combine(TypesOf(context, places)).Select(static (found, _) => OwnTypes.Complete(found.Left, found.Right));

        IncrementalValueProvider<EquatableArray<StudyResolution>> studies = places.Combine(Studies(context).Collect())
            .Combine(yaml.SelectMany(static (reading, _) => reading.Studies.Items).WithTrackingName(TrackingNames.YamlStudies).Collect())
            .Select(static (found, stop) => StudyExpander.Expand(found.Left.Right.Concat(found.Right), found.Left.Left.Items, stop))
            .WithTrackingName(TrackingNames.Expanded);

        IncrementalValuesProvider<Resolution> resolved = places.Combine(studies)
            .SelectMany(static (found, stop) => Resolver.Resolve(
                found.Left.Concat(found.Right.SelectMany(static study => study.Programs)), stop, assembly: true))
            .WithTrackingName(TrackingNames.Resolved);

        // There is no analyzer for problems in YAML, which has no symbols. Their locations are kept out of the printed output.
        context.RegisterSourceOutput(yaml.Collect().Combine(resolved.Collect()).Combine(studies).Combine(references), Report);

        IncrementalValuesProvider<Output> outputs = resolved
            .Combine(references)
            .Select(static (pair, _) => Output.Of(pair.Left, pair.Right.Complete))
            .WithTrackingName(TrackingNames.Outputs)
            .Select(static (output, _) => (output, ExperimentPrinter.HashOf(output.Declaration)))
            .Collect()
            .SelectMany(static (hashed, _) => ProgramSharing.Share(hashed))
            .WithTrackingName(TrackingNames.Shared);
        context.RegisterSourceOutput(outputs, Print);

        IncrementalValueProvider<StudyTable> studyTable = studies.Combine(outputs.Collect())
            .Select(static (pair, _) => StudyTable.Of(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.StudyTable);
        context.RegisterSourceOutput(studyTable, Print);

        IncrementalValueProvider<(ExperimentTable, bool)> table = outputs.Collect()
            .Combine(references)
            .Select(static (pair, _) => ExperimentTable.Of(pair.Left, pair.Right.Runtime))
            .Combine(studyTable.Select(static (table, _) => table.Studies.Count > 0))
            .WithTrackingName(TrackingNames.Table);
        context.RegisterSourceOutput(table, Print);
    }

    // What places state. Their problems, if only the generator can report them, are reported.
    private static IncrementalValuesProvider<T> Values<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Found<T>> found)
        where T : class
    {
        context.RegisterSourceOutput(
            found.SelectMany(static (place, _) => place.Problems.Items), static (output, problem) => output.ReportDiagnostic(problem.Diagnostic));
        return found.Select(static (place, _) => place.Value);
    }

    // Layers of no experiment. Placeholders spare the user one error of the C# compiler for each of them.
    private static void Strayed(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<Found<StrayLayers>>> found = StageRegistry.All
            .Select(stage => context.SyntaxProvider
                .ForAttributeWithMetadataName(stage.Attribute.FullName!, static (node, _) => node is PropertyDeclarationSyntax, Strays.Read)
                .Where(static layers => layers is not null)
                .Select(static (layers, _) => layers!)
                .Collect())
            .Aggregate(static (one, other) => one.Combine(other).Select(static (both, _) => both.Left.AddRange(both.Right)));
        context.RegisterSourceOutput(Values(context, found.SelectMany(static (all, _) => all.Distinct())), static (output, layers) => Guard(output, () =>
        {
            if (StubPrinter.Print(layers) is { } stub)
            {
                Add(output, stub);
            }
        }));
    }

    // Without names to look up, which only YAML has, an edit of the project costs nothing here.
    private static IncrementalValueProvider<EquatableArray<(string Part, OwnType Type)>> TypesOf(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<Declared>> places) => places
        .Select(static (declared, _) => OwnTypes.Named(declared))
        .Combine(context.CompilationProvider)
        .Select(static (wanted, _) => wanted.Left.Select(named => (named.Part, OwnTypeReader.Find(wanted.Right, named.Name, Schema.Find(named.Part)!)))
            .ToEquatableArray())
        .WithTrackingName(TrackingNames.OwnTypes);

    private static IncrementalValuesProvider<DeclaredStudy> Studies(IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
        .ForAttributeWithMetadataName("NE.Dsl.StudyAttribute", static (node, _) => node is TypeDeclarationSyntax, ReadStudy)
        .Where(static study => study is not null)
        .Select(static (study, _) => study!)
        .WithTrackingName(TrackingNames.Studies);

    private static DeclaredStudy? ReadStudy(GeneratorAttributeSyntaxContext context, CancellationToken stop)
    {
        try
        {
            return context.TargetSymbol is INamedTypeSymbol type && type.IsStudy() ? StudyReader.Read(type, stop).Declared : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The analyzer runs the same reading and reports the same exception, at the class.
            return null;
        }
    }

    private static IncrementalValuesProvider<YamlReading> YamlFiles(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<string> rootNamespace = context.AnalyzerConfigOptionsProvider.Select(
            static (options, _) => options.GlobalOptions.TryGetValue("build_property.RootNamespace", out string? space) ? space : "");
        return context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(YamlFrontEnd.Extension, StringComparison.OrdinalIgnoreCase))
            .Combine(rootNamespace)
            .Select(static (file, stop) => YamlFrontEnd.Read(file.Left.Path, file.Left.GetText(stop)?.ToString() ?? "", file.Right))
            .WithTrackingName(TrackingNames.Yaml);
    }

    private static Found<Declared>? Read(GeneratorAttributeSyntaxContext context, CancellationToken stop)
    {
        try
        {
            return context.TargetSymbol is INamedTypeSymbol type && type.IsExperiment() ? AttributeReader.Read(type, stop).Found(type, stop) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The analyzer runs the same reading and reports the same exception, at the class.
            return null;
        }
    }

    private static void Report(
        SourceProductionContext context,
        (((ImmutableArray<YamlReading> Readings, ImmutableArray<Resolution> Resolved) Left, EquatableArray<StudyResolution> Studies) Left,
            References References) yaml) =>
        Guard(context, () =>
        {
            foreach ((string path, YamlProblem problem) in YamlProblems.Of(
                yaml.Left.Left.Readings, yaml.Left.Left.Resolved, yaml.Left.Studies, yaml.References))
            {
                YamlSpan span = problem.Span;
                var place = Location.Create(
                    path, new TextSpan(span.Start, span.Length),
                    new LinePositionSpan(new(span.Line, span.Column), new(span.EndLine, span.EndColumn)));
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(problem.Id), place, problem.Message));
            }
        });

    private static void Print(SourceProductionContext context, Output output) => Guard(context, () =>
    {
        if (output.Written is { } written)
        {
            Add(context, DeclarationFile.Print(written));
        }

        if (output.Declaration is { } declaration)
        {
            foreach (GeneratedFile file in ExperimentPrinter.Print(declaration, output.Program))
            {
                Add(context, file);
            }
        }
        else if (output.Incomplete is { } incomplete && StubPrinter.Print(incomplete) is { } stub)
        {
            Add(context, stub);
        }
    });

    private static void Print(SourceProductionContext context, (ExperimentTable Experiments, bool Studies) table) => Guard(context, () =>
    {
        if (table.Experiments.Wanted)
        {
            Add(context, TablePrinter.Print(table.Experiments.Names, table.Studies));
            Add(context, Embedding.Definition);
        }
    });

    private static void Print(SourceProductionContext context, StudyTable table) => Guard(context, () =>
    {
        if (table.Studies.Count > 0)
        {
            Add(context, StudyPrinter.Print(table));
        }
    });

    private static void Add(SourceProductionContext context, GeneratedFile file) =>
        context.AddSource(file.HintName, SourceText.From(file.Text, WithoutMark));

    // One exception that leaves a generator removes all of its output (CS8785).
    private static void Guard(SourceProductionContext context, Action print)
    {
        try
        {
            print();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(ProblemId.Internal), Location.None,
                InternalProblem.Of(exception).Message));
        }
    }
}
