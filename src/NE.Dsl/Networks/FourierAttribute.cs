namespace NE.Dsl;

/// <summary>
/// [sin z, cos z]: two features per unit, so that the next stage has twice as many inputs ("Plastic learning with deep Fourier features",
/// Lewandowski et al. 2024).
/// </summary>
public sealed class FourierAttribute : ActivationAttribute;
