namespace NE.Dsl;

/// <summary>How the weights that are live at the start are divided over the layers of a network.</summary>
public enum Sparsity
{
    /// <summary>
    /// Density in proportion to (inputs + outputs) / (inputs · outputs); layers that would exceed 1 stay dense and pass their surplus on
    /// (NE paper, section 4.1; Mocanu et al. 2018).
    /// </summary>
    ErdosRenyi,

    /// <summary>The same density in every layer that is not protected.</summary>
    Uniform,
}
