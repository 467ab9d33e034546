using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Rules about the form of classes and properties, which only C# has.</summary>
internal static class SymbolRules
{
    /// <summary>Checks that a class can have a generated part.</summary>
    public static void CheckClass(INamedTypeSymbol type, Anchor place, List<Problem> problems)
    {
        if (place.Network is null ? type.IsGeneric() : type.TypeParameters.Length > 0)
        {
            problems.Add(new(
                ProblemId.GenericDeclaration, $"'{type.Name}' is generic or nested in a generic type; an experiment is one concrete class.",
                    [place]));
        }

        if (type.IsStatic || type.IsAbstract || type.IsRecord)
        {
            string form = type.IsStatic ? "static" : type.IsRecord ? "a record" : "abstract";
            problems.Add(new(ProblemId.NotAnOrdinaryClass, $"'{type.Name}' is {form}; it must be an ordinary partial class.", [place]));
        }

        INamedTypeSymbol[] levels = place.Network is null ? [.. type.ContainingTypes(), type] : [type];
        foreach (INamedTypeSymbol level in levels.Where(level => !level.IsPartial()))
        {
            string code = SymbolEqualityComparer.Default.Equals(level, type) ? "its code" : $"the code of '{type.Name}' in it";
            problems.Add(new(
                ProblemId.MissingPartial,
                $"'{level.Name}' must be partial, so that {code} can be generated; write 'partial class {level.Name}'.", [place]));
        }

        if (place.Network is not null && MemberNames.AgentMembers.Contains(type.Name))
        {
            problems.Add(new(ProblemId.ReservedName,
                $"A network cannot be called '{type.Name}': generated code has a member of that name; rename it.", [place]));
        }
    }

    /// <summary>Checks the rules that apply only to experiments.</summary>
    public static void CheckExperiment(INamedTypeSymbol type, List<Problem> problems)
    {
        CheckClass(type, Anchor.Declaration, problems);
        if (type.Has("Experiment") && type.Has("Variant"))
        {
            problems.Add(new(
                ProblemId.ExperimentAndVariant,
                $"'{type.Name}' is both an experiment and a variant; a variant takes everything from its base, so keep one of the two.",
                [Anchor.Part("Variant")]));
        }

        if (type.BaseType is { } parent && parent.IsExperiment())
        {
            problems.Add(new(
                ProblemId.DerivedExperiment,
                $"'{type.Name}' derives from the experiment '{parent.Name}' and would inherit its generated code; write "
                + $"[Variant<{parent.Name}>] instead of the base class.",
                [Anchor.Declaration]));
        }

        if (type.ContainingTypes().Append(type).Any(Hidden))
        {
            problems.Add(new(
                ProblemId.NotAccessible,
                $"'{type.Name}' is not accessible to the generated table of experiments; make it and its containing types public or "
                + "internal.",
                [Anchor.Declaration]));
        }
    }

    /// <summary>Checks the form of a layer property.</summary>
    public static void CheckLayer(INamedTypeSymbol network, IPropertySymbol property, List<Problem> problems)
    {
        // Metadata does not show whether a property was partial; its own compilation has checked it.
        if (property.DeclaringSyntaxReferences.Length == 0)
        {
            return;
        }

        Stage stage = NetworkReader.StageOf(property);
        string name = $"'{network.Name}.{property.Name}'";
        Anchor place = Anchor.OfLayer(network.Name, property.Name);
        if (property.Type.TypeKind != TypeKind.Error && property.Type.ToDisplayString() != stage.Property.FullName)
        {
            problems.Add(new(
                ProblemId.LayerProperty, $"{name} is of type {property.Type.Name}; a {stage.Noun} is of type {stage.Property.Name}.", [place]));
        }
        else if (!property.IsPartialDefinition && network.IsPartial())
        {
            problems.Add(new(
                ProblemId.LayerNotPartial,
                $"{name} must be partial, so that its value can be generated; write 'public partial {stage.Property.Name} {property.Name} {{ get; }}'.",
                [place]));
        }
        else if (property.IsStatic)
        {
            problems.Add(new(ProblemId.LayerProperty, $"{name} is static; layers belong to one agent, so delete 'static'.", [place]));
        }

        if (property.SetMethod is not null)
        {
            problems.Add(new(
                ProblemId.LayerProperty, $"{name} has a setter; the agent creates its layers, so write '{{ get; }}'.",
                    [place with { Setting = "set" }, place]));
        }

        if (MemberNames.NetworkMembers.Contains(property.Name) || property.Name == network.Name)
        {
            problems.Add(new(ProblemId.ReservedName,
                $"A layer cannot be called '{property.Name}': generated code has a member of that name; rename it.", [place]));
        }
    }

    private static bool Hidden(INamedTypeSymbol type) => type.IsFileLocal
        || type.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);
}
