using NE.Runtime.Memory;

namespace NE.Runtime.Networks;

/// <summary>One of two critics: what both can do at the same time, since they share nothing but their input. Generated code implements it.</summary>
/// <typeparam name="TCache">The values of one pass through the network, or their gradients.</typeparam>
/// <typeparam name="TStep">What a step of the optimiser takes: bias corrections, and the bound of weights where they are clipped.</typeparam>
public interface ITwin<TCache, TStep>
{
    /// <summary>Passes a batch through the network.</summary>
    /// <param name="side">Online or target.</param>
    /// <param name="input">The batch.</param>
    /// <param name="cache">Receives the values.</param>
    void Forward(Side side, Activations input, TCache cache);

    /// <summary>From the gradient of the output to those of weights and biases.</summary>
    /// <param name="input">The batch.</param>
    /// <param name="cache">The values of the pass.</param>
    /// <param name="gradient">Its gradients; that of the output is given.</param>
    void Backward(Activations input, TCache cache, TCache gradient);

    /// <summary>One step of the optimiser.</summary>
    /// <param name="step">What it takes.</param>
    void Step(TStep step);

    /// <summary>The target network follows.</summary>
    /// <param name="tau">τ, 0 to 1: the share of the online network.</param>
    void SoftUpdate(float tau);
}
