namespace NE.Reference;

/// <summary>The activation functions of the vocabulary. Elu has α = 1, LeakyRelu has slope 0.01 below zero.</summary>
public enum ActivationKind
{
    Identity,
    Relu,
    LeakyRelu,
    Elu,
    Gelu,
    Silu,
    Tanh,
    Sigmoid,
    Softplus,
    CRelu,
    Fourier,
}
