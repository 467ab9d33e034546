namespace NE.Dsl;

/// <summary>z if z is positive, else 0.01 z.</summary>
public sealed class LeakyReluAttribute : ActivationAttribute;
