namespace NE.Dsl;

/// <summary>z where z is positive, else exp(z) - 1.</summary>
public sealed class EluAttribute : ActivationAttribute;
