using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Methods;

/// <summary>
/// Hare and tortoise networks (Lee et al., "Slow and steady wins the race", 2024; docs/algorithm.md, Hare and tortoise): the fast network
/// learns, the slow one is its running average, and at intervals the fast one returns to the slow one. The slow one is part of checkpoints.
/// </summary>
/// <remarks>An update allocates nothing. The slow network is a copy: a return never makes both share memory.</remarks>
public sealed class HareAndTortoise
{
    private readonly SlowNetwork[] networks;
    private readonly float decay;

    /// <summary>Keeps the slow networks.</summary>
    /// <param name="networks">The averages of the learned networks.</param>
    /// <param name="decay">μ, share of the average that remains at a step, in [0, 1).</param>
    public HareAndTortoise(ReadOnlySpan<SlowNetwork> networks, double decay)
    {
        this.networks = [.. networks];
        this.decay = (float)decay;
    }

    /// <summary>Begins all slow networks at the fast ones, before the first update.</summary>
    public void Start()
    {
        foreach (SlowNetwork network in networks)
            network.Start();
    }

    /// <summary>Moves a slow network towards its fast one, after a step.</summary>
    /// <param name="network">Index of the network.</param>
    public void Average(int network) => networks[network].Average(decay);

    /// <summary>Returns all fast networks to the slow ones; moments, masks and targets stay.</summary>
    public void Return()
    {
        foreach (SlowNetwork network in networks)
            network.Overwrite();
    }

    /// <summary>Writes the slow networks.</summary>
    /// <param name="writer">Receives the arrays.</param>
    public void Save(ITensorWriter writer)
    {
        foreach (SlowNetwork network in networks)
            network.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the arrays.</param>
    /// <exception cref="CheckpointException">An array is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        foreach (SlowNetwork network in networks)
            network.Load(reader);
    }
}
