using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Operations;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Methods.RegenerativeL2;

/// <summary>Regularisation towards the initial values (L2-init; Kumar et al. 2023; docs/algorithm.md, Optimisers and gradient terms).</summary>
internal sealed record RegenerativeL2Method(RegenerativeL2Attribute Settings) : Method, IStores, IGradientTerm
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Words = ["pull"], NetworkWords = ["pull"] };

    private static readonly Part Initial = new("Initial");

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<RegenerativeL2Attribute>() is { } settings ? new RegenerativeL2Method(settings) : null;

    /// <inheritdoc/>
    public LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage) => storage.WithInitial();

    /// <inheritdoc/>
    public IEnumerable<Operation> Before(Parameter layer) => layer.Slot.Storage is LinearStorage
        ?
        [
            new AddToGradient(
                layer,
                [
                    new GradientTerm(
                        "Pull",
                        new Number(
                            "pull", "float", Settings.Weight, "λ of the pull to the initial values",
                            "(float)settings.RegenerativeL2Weight"),
                        Settings.Biases, Initial),
                ]),
        ]
        : [];
}
