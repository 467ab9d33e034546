using NE.Generators.Modules;
using NE.Generators.Planning;

namespace NE.Generators.Building.Points;

/// <summary>Decides how the matrices of a network are kept.</summary>
internal interface IStores
{
    /// <summary>How a matrix is kept.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="storage">As other methods want it.</param>
    LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage);
}
