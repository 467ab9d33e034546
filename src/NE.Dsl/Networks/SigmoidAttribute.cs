namespace NE.Dsl;

/// <summary>1 / (1 + exp(-z)).</summary>
public sealed class SigmoidAttribute : ActivationAttribute;
