namespace NE.Dsl;

/// <summary>max(z, 0). The only activation whose output can be exactly 0 on a whole batch.</summary>
public sealed class ReluAttribute : ActivationAttribute;
