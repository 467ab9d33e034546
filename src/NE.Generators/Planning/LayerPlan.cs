using NE.Generators.Model;

namespace NE.Generators.Planning;

/// <summary>One layer of one network, with all sizes.</summary>
/// <param name="Declaration">The layer as declared.</param>
/// <param name="Inputs">Sending units.</param>
/// <param name="Density">Initial share of live weights, in (0, 1].</param>
/// <param name="Live">Initially live weights.</param>
/// <param name="Asked">Density given by the allocation rule; above 1 if the layer is small and stays dense.</param>
/// <param name="Masked">True when weights may be dead.</param>
/// <param name="Elastic">True when topology events change the mask.</param>
/// <param name="Output">True for the network's last layer, which has no hidden units.</param>
internal sealed record LayerPlan(
    LayerDeclaration Declaration, int Inputs, double Density, long Live, double Asked, bool Masked, bool Elastic, bool Output)
{
    /// <summary>The property's name.</summary>
    public string Name => Declaration.Name;

    /// <summary>Receiving units.</summary>
    public int Outputs => Declaration.Units;

    /// <summary>Number of weights; biases are not counted.</summary>
    public long Weights => (long)Inputs * Outputs;
}
