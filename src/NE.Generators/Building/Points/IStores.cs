using NE.Generators.Modules;
using NE.Generators.Planning;

namespace NE.Generators.Building.Points;

/// <summary>Decides how the matrices of a network are stored.</summary>
internal interface IStores
{
    /// <summary>The storage of a matrix.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="storage">The storage decided by the preceding methods.</param>
    LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage);
}
