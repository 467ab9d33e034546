namespace NE.Dsl;

/// <summary>z / (1 + exp(-z)).</summary>
public sealed class SiluAttribute : ActivationAttribute;
