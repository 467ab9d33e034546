using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Methods;

/// <summary>A copy of a network that is never trained, with the values of its last pass. Generated networks implement it.</summary>
public interface IFrozenNetwork
{
    /// <summary>Its layers, in the order of the network.</summary>
    ReadOnlySpan<LinearLayer> Layers { get; }

    /// <summary>Its normalisations, in the order of the network.</summary>
    ReadOnlySpan<NormLayer> Norms { get; }

    /// <summary>Passes values through the copy.</summary>
    /// <param name="side">Which of its parameters.</param>
    /// <param name="input">The network's input.</param>
    /// <returns>Its output, before the activation of the last layer.</returns>
    Activations Forward(Side side, Activations input);

    /// <summary>Computes the gradient of the input of the last pass, with the online parameters.</summary>
    /// <param name="output">The gradient of the output.</param>
    /// <param name="input">Receives the gradient of the inputs that the network's own backward pass is asked for.</param>
    void InputGradient(Activations output, Activations input);
}
