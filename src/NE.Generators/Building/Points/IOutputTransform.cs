using System.Collections.Generic;
using NE.Generators.Networks;

namespace NE.Generators.Building.Points;

/// <summary>Changes the output of networks before the activation of their last layer.</summary>
internal interface IOutputTransform
{
    /// <summary>The modules between the last layer's sum and its activation.</summary>
    /// <param name="network">The network, with all nodes before them.</param>
    IEnumerable<Module> OnOutput(Network network);
}
