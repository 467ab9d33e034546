namespace NE.Dsl;

/// <summary>max(z, 0). The only activation that is exactly 0 for a dormant neuron.</summary>
public sealed class ReluAttribute : ActivationAttribute;
