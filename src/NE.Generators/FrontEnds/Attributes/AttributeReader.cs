using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Reads the declaration of one class from its symbol. Bases are named, not followed.</summary>
internal static class AttributeReader
{
    // Far more than anyone writes; prevents an endless loop on a damaged assembly.
    private const int LongestChain = 64;

    /// <summary>Reads an experiment or a variant.</summary>
    /// <param name="type">A class with <c>[Experiment]</c> or <c>[Variant]</c>.</param>
    /// <param name="stop">Cancels the work.</param>
    public static Reading Read(INamedTypeSymbol type, CancellationToken stop)
    {
        List<Problem> problems = [];
        SymbolRules.CheckExperiment(type, problems);
        stop.ThrowIfCancellationRequested();
        TaskReference? task = TaskReader.Read(type, problems);
        EquatableArray<DeclaredNetwork> networks = Networks(type, problems, stop);
        INamedTypeSymbol? parent = type.Base();
        CheckBase(parent, problems);
        bool variant = type.Has("Variant");
        string summary = Summaries.Of(type, problems, stop);
        var declared = new Declared(
            type.Name,
            type.Namespace(),
            type.ContainingTypes().Select(outer => outer.FullHeader() is { Length: > 0 } header ? header : outer.Name).ToEquatableArray(),
            Completable(type) ? type.FullHeader() : "",
            type.DeclaredAccessibility == Accessibility.Public
                && type.ContainingTypes().All(outer => outer.DeclaredAccessibility == Accessibility.Public)
                ? "public"
                : "internal",
            type.IsSealed,
            DeclarationSource.Attributes,
            variant ? parent?.QualifiedName() ?? "" : null,
            summary,
            task,
            Parts(type, problems),
            Without(type),
            networks,
            problems.Any(problem => problem.Blocks),
            ReferencedBases(type, stop));
        return new(declared, problems.ToEquatableArray());
    }

    private static bool Completable(INamedTypeSymbol type) => type.ContainingTypes().All(outer => outer.Header().Length > 0);

    private static void CheckBase(INamedTypeSymbol? parent, List<Problem> problems)
    {
        // The C# compiler reports an unknown base type, or it comes from a front end without symbols.
        if (parent is not null && parent.TypeKind != TypeKind.Error && !parent.IsExperiment())
        {
            problems.Add(new(
                ProblemId.VariantOfNonExperiment,
                $"'{parent.QualifiedName()}' is not an experiment, so it has no variants; name a class that has [Experiment] or "
                + "[Variant<...>].",
                [Anchor.Part("Variant")]));
        }
    }

    private static EquatableArray<DeclaredNetwork> Networks(INamedTypeSymbol type, List<Problem> problems, CancellationToken stop)
    {
        List<DeclaredNetwork> networks = [];
        foreach (INamedTypeSymbol nested in type.GetTypeMembers().Where(Symbols.IsNetwork))
        {
            stop.ThrowIfCancellationRequested();
            DeclaredNetwork network = NetworkReader.Read(nested, problems);
            if (networks.FirstOrDefault(other => other.Role == network.Role) is { } first)
            {
                problems.Add(new(
                    ProblemId.NetworkTwice,
                    $"'{network.Name}' is a second {network.Role.Word} in addition to '{first.Name}'; keep one"
                    + (network.Role.Twins is { } twins ? $", and write [{network.Role.Name}({twins.Name} = 2)] for two {network.Role.Word}s." : "."),
                    [new(network.Name, Attribute: network.Role.Name)]));
            }

            networks.Add(network);
        }

        return networks.ToEquatableArray();
    }

    private static EquatableArray<WrittenPart> Parts(INamedTypeSymbol type, List<Problem> problems)
    {
        var parts = new SortedDictionary<string, WrittenPart>(StringComparer.Ordinal);
        foreach (AttributeData attribute in type.GetAttributes())
        {
            string? name = attribute.VocabularyName();
            string part = name == "Variant" ? Schema.Experiment : name ?? "";
            if (Schema.Find(part) is not { } schema)
            {
                continue;
            }

            // A value unknown to this generator was added to the vocabulary later; the agent cannot use it.
            EquatableArray<Setting> settings = AttributeValues.Settings(attribute).Where(setting => schema.Find(setting.Name) is not null)
                .ToEquatableArray();
            var written = new WrittenPart(part, settings)
            {
                Own = OwnTypeReader.Read(attribute, schema),
                Which = AttributeValues.Choice(attribute, schema),
            };
            if (schema.Many && written.Own is null && written.Which is null)
            {
                // The C# compiler reports a type or a choice that does not exist.
                continue;
            }

            if ((schema.Own ?? (object?)schema.Repeated) is not null && parts.ContainsKey(written.Key))
            {
                problems.Add(new(
                    ProblemId.PartWrittenTwice, $"{written.Key} is written twice here; keep one.", [Anchor.Part(written.Key)]));
            }

            parts[written.Key] = written;
        }

        return parts.Values.ToEquatableArray();
    }

    private static EquatableArray<string> Without(INamedTypeSymbol type) => type.GetAttributes()
        .Where(attribute => attribute.VocabularyName() == "Without" && attribute.AttributeClass is { TypeArguments.Length: 1 } removal
            && removal.TypeArguments[0].TypeKind != TypeKind.Error)
        .Select(attribute => Symbols.PartKey((INamedTypeSymbol)attribute.AttributeClass!.TypeArguments[0]))
        .Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>The bases in other assemblies, which no transform of this compilation reads.</summary>
    private static EquatableArray<Declared> ReferencedBases(INamedTypeSymbol type, CancellationToken stop) =>
        Referenced(type.Base(), type.ContainingAssembly, stop);

    /// <summary>An experiment of a referenced assembly and its bases; nothing if it is in this assembly.</summary>
    public static EquatableArray<Declared> Referenced(INamedTypeSymbol? link, IAssemblySymbol assembly, CancellationToken stop)
    {
        List<Declared> bases = [];
        for (int depth = 0; depth < LongestChain && link is { TypeKind: TypeKind.Class } && link.IsExperiment(); depth++)
        {
            if (SymbolEqualityComparer.Default.Equals(link.ContainingAssembly, assembly))
            {
                break;
            }

            stop.ThrowIfCancellationRequested();
            bases.Add(Read(link, stop).Declared with { ReferencedBases = [] });
            link = link.Base();
        }

        return bases.ToEquatableArray();
    }
}
