using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Methods.Parseval;

/// <summary>Keeps the rows of hidden matrices orthogonal (Chung et al. 2024; docs/algorithm.md, Optimisers and gradient terms).</summary>
internal sealed record ParsevalMethod(ParsevalAttribute Settings) : Method, IStores, IGradientTerm
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Words = ["parseval", "parsevalScale"],
        NetworkWords = ["parseval", "parsevalScale"],
    };

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<ParsevalAttribute>() is { } settings ? new ParsevalMethod(settings) : null;

    /// <inheritdoc/>
    public LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage) => storage with { Orthogonal = !layer.Output };

    /// <inheritdoc/>
    public IEnumerable<Operation> Before(Parameter layer) => layer.Slot.Storage is LinearStorage { Orthogonal: true }
        ?
        [
            new ParsevalGradient(
                layer,
                new Number("parseval", "float", Settings.Weight, "λ of Parseval regularisation", "(float)settings.ParsevalWeight"),
                new Number("parsevalScale", "float", Settings.Scale, "s, squared length to which rows are drawn", "(float)settings.ParsevalScale")),
        ]
        : [];
}
