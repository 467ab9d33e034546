namespace NE.Generators.Planning;

/// <summary>The allocation of one layer.</summary>
/// <param name="Density">Initial share of live weights, in (0, 1].</param>
/// <param name="Live">Initially live weights.</param>
/// <param name="Protected">True if the layer is declared dense and its mask never changes.</param>
/// <param name="Asked">
/// The density given by the rule before capping: above 1 for a layer that stays dense because of its size.
/// </param>
internal sealed record LayerDensity(double Density, long Live, bool Protected, double Asked);
