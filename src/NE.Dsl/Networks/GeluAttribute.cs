namespace NE.Dsl;

/// <summary>z Φ(z), with Φ the distribution function of the standard normal.</summary>
public sealed class GeluAttribute : ActivationAttribute;
