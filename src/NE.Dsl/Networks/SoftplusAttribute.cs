namespace NE.Dsl;

/// <summary>log(1 + exp(z)).</summary>
public sealed class SoftplusAttribute : ActivationAttribute;
