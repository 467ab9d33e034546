using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Algorithms;
using NE.Generators.Building;
using NE.Generators.Metrics;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Program;
using NE.Generators.Roles;
using NE.Generators.Vocabulary;

namespace NE.Generators.Tests.Operations;

/// <summary>Names of everything that stands in one place: algorithms, roles of networks, methods, metrics, optimisers, operations, modules, parts.</summary>
internal static class FeatureNames
{
    // Operations that are structure: a call of a routine, calls beside each other, one operation for equal networks.
    private static readonly Type[] Structure = [typeof(Call), typeof(SideBySide), typeof(OnCopies)];

    // Parts that every experiment has, and the word for having none.
    private static readonly string[] General =
        [Schema.Experiment, Schema.Environment, Schema.Dense, "Evaluate", "Checkpoint", "Metrics"];

    private static readonly Type[] Kinds =
        [typeof(Algorithm), typeof(Method), typeof(Metric), typeof(Optimiser), typeof(Operation), typeof(Module), typeof(Storage), typeof(NetworkRole), typeof(Stage), typeof(NormKind)];

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> All { get; } = new HashSet<string>(
    [
        .. Types.Where(static type => Kinds.Any(kind => kind.IsAssignableFrom(type)) && !type.IsAbstract && !type.IsNested)
            .Except(Structure).Select(static type => type.Name),
        .. ActivationFunction.All.Select(static function => function.Name).Except(["Identity"]),
        .. PairFunction.All.Select(static function => function.Name),
        .. RoleRegistry.All.SelectMany(static role => new[] { role.Name, role.Name + "Attribute" }),
        .. Schema.Parts.Select(static part => part.Name).Except(General),
        .. Schema.Parts.Select(static part => part.Name).Except(General).Select(static name => name + "Attribute"),
    ]);

    /// <summary>All types of the compiler.</summary>
    public static IEnumerable<Type> Types => typeof(AlgorithmRegistry).Assembly.GetTypes();
}
