using NE.Generators.Model;

namespace NE.Generators.Planning;

/// <summary>The densities of one network.</summary>
/// <param name="Layers">One entry per layer, first layer first. Empty if allocation failed.</param>
/// <param name="Epsilon">The Erdős–Rényi factor; NaN for the uniform rule.</param>
/// <param name="Relaxed">Names of protected layers that had to become sparse, in the order of their release.</param>
/// <param name="ProtectedBudget">
/// Weights left for the sparse layers if every protected layer is dense: negative if the protected layers alone exceed the budget.
/// </param>
/// <param name="Starved">Name of the layer that would have less than one input per unit, if that is why allocation failed.</param>
/// <param name="LeastDensity">The density below which this network cannot be allocated even without protected layers.</param>
internal sealed record Allocation(
    EquatableArray<LayerDensity> Layers,
    double Epsilon,
    EquatableArray<string> Relaxed,
    double ProtectedBudget,
    string? Starved,
    double LeastDensity)
{
    /// <summary>Whether allocation succeeded.</summary>
    public bool Feasible => Starved is null;
}
