namespace NE.Generators.Model;

/// <summary>The activation of a layer: the name of an activation attribute of NE.Dsl, or identity.</summary>
internal enum ActivationKind
{
    /// <summary>No activation.</summary>
    Identity,

    /// <summary>max(z, 0).</summary>
    Relu,

    /// <summary>z if positive, else 0.01 z.</summary>
    LeakyRelu,

    /// <summary>z if positive, else exp(z) - 1.</summary>
    Elu,

    /// <summary>z times the normal distribution function.</summary>
    Gelu,

    /// <summary>z times its sigmoid.</summary>
    Silu,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + exp(-z)).</summary>
    Sigmoid,

    /// <summary>log(1 + exp(z)).</summary>
    Softplus,

    /// <summary>[max(z, 0), max(-z, 0)].</summary>
    CRelu,

    /// <summary>[sin z, cos z].</summary>
    Fourier,
}
