namespace NE.Dsl;

/// <summary>z if z is positive, else exp(z) - 1.</summary>
public sealed class EluAttribute : ActivationAttribute;
