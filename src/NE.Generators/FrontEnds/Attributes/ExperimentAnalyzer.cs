using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>
/// Reports problems of declarations in C#. It runs the same reading and rules as the generator, but reports locations in the user's
/// source, so that pragmas and .editorconfig apply.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExperimentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("NE.Dsl.ExperimentAttribute") is null)
            {
                return;
            }

            References references = start.Compilation.References();
            var readings = new ConcurrentDictionary<INamedTypeSymbol, Reading>(SymbolEqualityComparer.Default);
            start.RegisterSymbolAction(symbol => Guard(symbol, readings, references), SymbolKind.NamedType);
        });
    }

    private static void Guard(
        SymbolAnalysisContext context, ConcurrentDictionary<INamedTypeSymbol, Reading> readings, References references)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        try
        {
            if (Places.IsPrinted(type))
            {
                return;
            }

            if (type.IsExperiment())
            {
                Analyze(context, type, readings, references);
            }
            else
            {
                AnalyzeOutside(context, type);
            }

            AnalyzeStray(context, type);
            AnalyzeStudy(context, type, readings);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Report(context, InternalProblem.Of(exception), Places.OfType(type, context.CancellationToken));
        }
    }

    private static void Analyze(
        SymbolAnalysisContext context, INamedTypeSymbol type, ConcurrentDictionary<INamedTypeSymbol, Reading> readings,
        References references)
    {
        CancellationToken stop = context.CancellationToken;
        foreach (Problem problem in references.Problems(type.Name))
        {
            Report(context, problem, Places.OfType(type, stop));
        }

        List<Reading> chain = Chain(type, readings, stop);
        ImmutableArray<Resolution> resolved = Resolver.Resolve(chain.Select(reading => reading.Declared), stop);
        Problem[] own = Of(resolved, chain[0].Declared);
        HashSet<(string, string)> inherited = [.. chain.Skip(1).SelectMany(reading => Of(resolved, reading.Declared)).Select(Words)];
        bool baseKnown = type.Base() is null or { TypeKind: not TypeKind.Error };
        // The generator reports what is wrong with a class whose errors of the C# compiler remain: this analyzer never runs then.
        IEnumerable<Problem> read = chain[0].Declared.KeepsErrors ? [] : chain[0].Problems;
        bool stray = type.GetTypeMembers().Any(static nested => Strays.Problem(nested) is not null);
        foreach (Problem problem in read.Concat(own).Concat(NameTaken(type, context.Compilation, stop)).Distinct())
        {
            // A class in it has layers but no role: it is the missing network.
            if ((problem.Id == ProblemId.VariantOfNonExperiment && !baseKnown) || (problem.Id == ProblemId.NetworkMissing && stray)
                || (inherited.Contains(Words(problem)) && !IsWritten(type, problem, stop)))
            {
                continue;
            }

            Location? place = Places.Of(type, problem, stop) ?? (problem.Blocks ? Places.OfType(type, stop) : null);
            if (place is not null)
            {
                Report(context, problem, place);
            }
        }
    }

    /// <summary>The class and those of its bases that are experiments.</summary>
    private static List<Reading> Chain(INamedTypeSymbol type, ConcurrentDictionary<INamedTypeSymbol, Reading> readings,
        CancellationToken stop)
    {
        List<Reading> chain = [];
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        for (INamedTypeSymbol? link = type; link is { TypeKind: TypeKind.Class } && link.IsExperiment()
            && seen.Add(link); link = link.Base())
        {
            chain.Add(readings.GetOrAdd(link, symbol => AttributeReader.Read(symbol, stop)));
        }

        return chain;
    }

    private static Problem[] Of(ImmutableArray<Resolution> resolved, Declared declared) =>
        [.. resolved.Where(resolution => resolution.Declared.FullName == declared.FullName).SelectMany(resolution => resolution.Problems)];

    private static (string Id, string Message) Words(Problem problem) => (problem.Id, problem.Message);

    private static bool IsWritten(INamedTypeSymbol type, Problem problem, CancellationToken stop) =>
        problem.Anchors.Any(anchor => anchor != Anchor.Declaration && Places.Find(type, anchor, stop) is not null);

    // The name that sorts first is kept, as in the resolver. This looks up the table of declared names and does not visit all types.
    private static IEnumerable<Problem> NameTaken(INamedTypeSymbol type, Compilation compilation, CancellationToken stop)
    {
        string name = type.QualifiedName();
        string[] before =
        [
            .. compilation.GetSymbolsWithName(
                    other => string.Equals(other, type.Name, StringComparison.OrdinalIgnoreCase), SymbolFilter.Type, stop)
                .OfType<INamedTypeSymbol>().Where(Symbols.IsExperiment).Select(Symbols.QualifiedName)
                .Where(other => string.CompareOrdinal(other, name) < 0),
        ];
        if (before.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            yield return Resolver.Taken(name);
        }
        else if (before.Length > 0)
        {
            yield return Resolver.SimpleNameTaken(type.Name);
        }
    }

    private static void AnalyzeStudy(
        SymbolAnalysisContext context, INamedTypeSymbol type, ConcurrentDictionary<INamedTypeSymbol, Reading> readings)
    {
        CancellationToken stop = context.CancellationToken;
        if (!type.IsStudy())
        {
            foreach (AttributeData attribute in type.GetAttributes())
            {
                if (attribute.VocabularyName() is { } name && StudyReader.Parts.Contains(name))
                {
                    Problem outside = new(
                        ProblemId.StudyPartOutsideStudy, $"[{name}] has no effect on '{type.Name}', which is not a study; add [Study].", []);
                    Report(context, outside, Places.OfAttribute(attribute, stop));
                }
            }

            return;
        }

        (DeclaredStudy study, EquatableArray<Problem> own) = StudyReader.Read(type, stop);
        Declared[] places =
        [
            .. StudyReader.Compared(type).SelectMany(experiment => Chain(experiment, readings, stop)).Select(reading => reading.Declared).Distinct(),
        ];

        // The generator finds experiments without symbols.
        bool known = StudyReader.Compared(type).All(experiment => experiment.TypeKind != TypeKind.Error);
        StudyResolution expanded = StudyExpander.Expand([known ? study : study with { Broken = true }], places, stop)[0];
        ImmutableArray<Resolution> resolved = Resolver.Resolve(places.Concat(expanded.Programs), stop);
        foreach (Problem problem in own.Concat(expanded.Problems).Concat(StudyExpander.Impossible(expanded, resolved))
            .Concat(StudyNameTaken(type, context.Compilation, stop)).Distinct())
        {
            Report(context, problem, Places.Of(type, problem, stop) ?? Places.OfType(type, stop));
        }
    }

    private static IEnumerable<Problem> StudyNameTaken(INamedTypeSymbol type, Compilation compilation, CancellationToken stop)
    {
        string name = type.QualifiedName();
        return compilation.GetSymbolsWithName(other => string.Equals(other, type.Name, StringComparison.OrdinalIgnoreCase), SymbolFilter.Type, stop)
            .OfType<INamedTypeSymbol>().Where(Symbols.IsStudy).Select(Symbols.QualifiedName)
            .Where(other => string.CompareOrdinal(other, name) < 0).Take(1).Select(_ => StudyExpander.NameTaken(type.Name));
    }

    // Of a class that keeps its errors of the C# compiler, the generator reports the problem: this analyzer never runs then.
    private static void AnalyzeStray(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        if (Strays.Problem(type) is { } problem && Strays.Read(type)?.KeepsErrors != true)
        {
            Report(context, problem, Places.OfType(type, context.CancellationToken));
        }
    }

    /// <summary>Tasks out of range, and parts that nothing reads.</summary>
    private static void AnalyzeOutside(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        CancellationToken stop = context.CancellationToken;
        foreach (Problem problem in TaskReader.OutOfRange(type))
        {
            Report(context, problem, Places.Of(type, problem, stop));
        }

        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.VocabularyName() is { } name && (Schema.Find(name) is not null || name is Schema.Environment or "Without")
                && !(name == Schema.Dense && type.IsNetwork()))
            {
                Report(
                    context,
                    new(
                        ProblemId.PartOutsideExperiment,
                        $"[{name}] has no effect on '{type.Name}', which is not an experiment; add [Experiment] or [Variant<...>].",
                        [Anchor.Declaration]),
                    Places.OfAttribute(attribute, stop));
            }
        }
    }

    private static void Report(SymbolAnalysisContext context, Problem problem, Location? place) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(problem.Id), place ?? context.Symbol.Locations.FirstOrDefault(),
            problem.Message));
}
