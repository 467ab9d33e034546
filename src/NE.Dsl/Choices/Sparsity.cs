namespace NE.Dsl;

/// <summary>How the initially live weights are distributed over the layers of a network.</summary>
public enum Sparsity
{
    /// <summary>
    /// Density in proportion to (inputs + outputs) / (inputs · outputs); layers that would exceed 1 stay dense and the others get the surplus
    /// (NE paper, section 4.1; Mocanu et al. 2018).
    /// </summary>
    ErdosRenyi,

    /// <summary>The same density in every unprotected layer.</summary>
    Uniform,
}
