namespace NE.Generators.Planning;

/// <summary>What allocation decided for one layer.</summary>
/// <param name="Density">Share of live weights at the start, in (0, 1].</param>
/// <param name="Live">Live weights at the start.</param>
/// <param name="Protected">True when the layer is dense by declaration and its mask never changes.</param>
/// <param name="Asked">
/// What the rule asks for before a layer is capped at dense: above 1 for a layer that stays dense because of its size.
/// </param>
internal sealed record LayerDensity(double Density, long Live, bool Protected, double Asked);
