namespace NE.Dsl;

/// <summary>z where z is positive, else 0.01 z.</summary>
public sealed class LeakyReluAttribute : ActivationAttribute;
