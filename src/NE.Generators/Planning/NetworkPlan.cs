using System.Linq;
using NE.Generators.Model;

namespace NE.Generators.Planning;

/// <summary>One network with its layers' sizes and densities.</summary>
/// <param name="Declaration">The network as declared.</param>
/// <param name="Layers">Its matrices, from input to output.</param>
/// <param name="Allocation">The allocation of densities; null for a dense network.</param>
/// <param name="FirstNumber">Number of the first instance's first layer within the agent: the unit of its initial random numbers.</param>
internal sealed record NetworkPlan(
    NetworkDeclaration Declaration, EquatableArray<LayerPlan> Layers, Allocation? Allocation, int FirstNumber)
{
    /// <summary>The class's name.</summary>
    public string Name => Declaration.Name;

    /// <summary>Length of the input: an observation, or an observation and an action.</summary>
    public int Inputs => Layers[0].Inputs;

    /// <summary>Length of the output.</summary>
    public int Outputs => Layers[Layers.Count - 1].Outputs;

    /// <summary>Number of weights of one instance.</summary>
    public long Weights => Layers.Sum(static l => l.Weights);

    /// <summary>Initially live weights of one instance.</summary>
    public long Live => Layers.Sum(static l => l.Live);

    /// <summary>Number of hidden units of one instance.</summary>
    public int HiddenUnits => Layers.Where(static l => !l.Output).Sum(static l => l.Outputs);

    /// <summary>True when topology events change this network.</summary>
    public bool Elastic => Layers.Any(static l => l.Elastic);
}
