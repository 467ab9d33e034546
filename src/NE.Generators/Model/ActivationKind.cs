namespace NE.Generators.Model;

/// <summary>What follows the linear map of a layer: an activation attribute of NE.Dsl by its name, or nothing.</summary>
internal enum ActivationKind
{
    /// <summary>Nothing.</summary>
    Identity,

    /// <summary>max(z, 0).</summary>
    Relu,

    /// <summary>z where positive, else 0.01 z.</summary>
    LeakyRelu,

    /// <summary>z where positive, else exp(z) - 1.</summary>
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
}
