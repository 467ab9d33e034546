using NE.Generators.Model;

namespace NE.Generators.Planning;

/// <summary>One matrix of one network, with all sizes.</summary>
/// <param name="Declaration">The stage that declares it.</param>
/// <param name="Name">Its name within the network: that of the stage, or <c>Block1.Expand</c> in a stage with several matrices.</param>
/// <param name="Inputs">Sending units.</param>
/// <param name="Outputs">Receiving units.</param>
/// <param name="Activation">Activation of its units.</param>
/// <param name="Density">Initial share of live weights, in (0, 1].</param>
/// <param name="Live">Initially live weights.</param>
/// <param name="Asked">Density given by the allocation rule; above 1 if the layer is small and stays dense.</param>
/// <param name="Masked">True when weights may be dead.</param>
/// <param name="Elastic">True when topology events change the mask.</param>
/// <param name="Output">True if its units are never dormant: outputs of the network, units of a residual path.</param>
internal sealed record LayerPlan(
    LayerDeclaration Declaration, string Name, int Inputs, int Outputs, ActivationKind Activation, double Density, long Live, double Asked, bool Masked,
    bool Elastic, bool Output)
{
    /// <summary>Number of weights; biases are not counted.</summary>
    public long Weights => (long)Inputs * Outputs;
}
