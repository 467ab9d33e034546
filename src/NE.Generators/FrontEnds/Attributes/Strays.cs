using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Roles;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Finds networks outside an experiment and layers outside a network, of which no agent is generated.</summary>
internal static class Strays
{
    /// <summary>The problem of a class, or null.</summary>
    public static Problem? Problem(INamedTypeSymbol type)
    {
        INamedTypeSymbol? outer = type.ContainingType;
        if (type.IsNetwork())
        {
            string remedy = outer is null ? "nest it in a class with [Experiment] or [Variant<...>]"
                : $"write [Experiment] or [Variant<...>] on '{outer.Name}'";
            return outer?.IsExperiment() == true ? null : new(
                ProblemId.OutsideExperiment, $"The network '{type.Name}' is outside an experiment, so nothing is generated for it; {remedy}.",
                [Anchor.Declaration]);
        }

        if (!Properties(type).Any(static property => NetworkReader.Steps(property).Any()))
        {
            return null;
        }

        string roles = MessageFormat.Any([.. RoleRegistry.All.Select(static role => $"[{role.Name}]")]);
        return new(
            ProblemId.OutsideExperiment,
            $"The layers of '{type.Name}' are outside a network, so nothing is generated for them; "
            + (type.IsExperiment() ? $"put them into a nested class with {roles}." : $"write {roles} on '{type.Name}'."),
            [Anchor.Declaration]);
    }

    /// <summary>The layers of a class with such a problem, or null if it has none.</summary>
    public static StrayLayers? Read(INamedTypeSymbol type) => Problem(type) is null ? null : new(
        type.Name, type.Namespace(), type.ContainingTypes().Select(Symbols.FullHeader).ToEquatableArray(), type.FullHeader(),
        NetworkReader.Layers(type, []));

    /// <summary>The layers of the class of a property, with the problem if nothing else can report it; null if they are an experiment's.</summary>
    public static Found<StrayLayers>? Read(GeneratorAttributeSyntaxContext context, CancellationToken stop) =>
        context.TargetSymbol.ContainingType is { } type && Read(type) is { } layers
            ? new(layers, layers.KeepsErrors ? [PlacedProblem.Of(Problem(type)!, Places.OfType(type, stop))] : [])
            : null;

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>();
}
