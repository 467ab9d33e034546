namespace NE.Dsl;

/// <summary>[max(z, 0), max(−z, 0)]: two features per unit, so that the next stage has twice as many inputs (Shang et al. 2016).</summary>
public sealed class CReluAttribute : ActivationAttribute;
