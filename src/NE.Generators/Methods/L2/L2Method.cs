using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.L2;

/// <summary>L2 regularisation (docs/algorithm.md, Optimisers and gradient terms).</summary>
internal sealed record L2Method(L2Attribute Settings) : Method, IGradientTerm
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Words = ["l2"], NetworkWords = ["l2"] };

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Part<L2Attribute>() is { } settings ? new L2Method(settings) : null;

    /// <inheritdoc/>
    public IEnumerable<Operation> Before(Parameter layer) => layer.Slot.Storage is LinearStorage
        ?
        [
            new AddToGradient(
                layer,
                [
                    new GradientTerm(
                        "L2", new Number("l2", "float", Settings.Weight, "λ of L2", "(float)settings.L2Weight"), Settings.Biases, null),
                ]),
        ]
        : [];
}
