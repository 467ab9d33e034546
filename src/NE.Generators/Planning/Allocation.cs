using NE.Generators.Model;

namespace NE.Generators.Planning;

/// <summary>The densities of one network.</summary>
/// <param name="Layers">One entry a layer, first layer first. Empty when nothing could be allocated.</param>
/// <param name="Epsilon">The Erdős–Rényi factor; not a number for the uniform rule.</param>
/// <param name="Relaxed">Names of layers that were to be protected but had to become sparse, in the order of giving up.</param>
/// <param name="ProtectedBudget">
/// Weights left for the sparse layers when every protected layer is dense: negative when the protected layers alone exceed the budget.
/// </param>
/// <param name="Starved">Name of the layer that would have less than one input a unit, when that is why nothing could be allocated.</param>
/// <param name="LeastDensity">The density below which this network cannot be allocated with no layer protected.</param>
internal sealed record Allocation(
    EquatableArray<LayerDensity> Layers,
    double Epsilon,
    EquatableArray<string> Relaxed,
    double ProtectedBudget,
    string? Starved,
    double LeastDensity)
{
    /// <summary>True when densities were found.</summary>
    public bool Feasible => Starved is null;
}
