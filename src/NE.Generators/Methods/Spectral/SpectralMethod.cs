using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Methods.Spectral;

/// <summary>Keeps the largest singular value of each matrix near 1 (Lewandowski et al. 2024; docs/algorithm.md, Optimisers and gradient terms).</summary>
internal sealed record SpectralMethod(SpectralAttribute Settings) : Method, IStores, IGradientTerm
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Words = ["spectral"], NetworkWords = ["spectral"] };

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<SpectralAttribute>() is { } settings ? new SpectralMethod(settings) : null;

    /// <inheritdoc/>
    public LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage) => storage.With("KeepsVectors = true");

    /// <inheritdoc/>
    public IEnumerable<Operation> Before(Parameter layer) => layer.Slot.Storage is LinearStorage or NormStorage
        ?
        [
            new SpectralGradient(
                layer, new Number("spectral", "float", Settings.Weight, "λ of spectral regularisation", "(float)settings.SpectralWeight"), Settings.Power),
        ]
        : [];
}
