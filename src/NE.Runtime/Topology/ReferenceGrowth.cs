using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Topology;

/// <summary>
/// The topology of one optimiser group as the reference code of the NE paper changes it (docs/algorithm.md, Growth as in the reference code): each event prunes
/// connections of smallest |w| and grows a fixed number by gradient, with value 0. While few weights of the group are 0, events exchange connections at
/// constant density instead.
/// </summary>
/// <remarks>An event replaces a step of the optimiser, on the same gradients. It allocates nothing.</remarks>
public sealed unsafe class ReferenceGrowth
{
    private readonly string name;
    private readonly ReferenceGrowthRules rules;
    private readonly LinearLayer[] layers;
    private readonly ElasticLayer[] sparse;
    private readonly long weights;

    // The step of the group at the first exchange; -1 before it.
    private readonly long[] exchangedFrom = [-1];

    /// <summary>Begins with growth.</summary>
    /// <param name="name">Name of the group in checkpoints.</param>
    /// <param name="rules">Options.</param>
    /// <param name="layers">The matrices of the group's networks. Those with a mask change.</param>
    /// <param name="norms">Their normalisations, whose gains count as weights.</param>
    public ReferenceGrowth(string name, in ReferenceGrowthRules rules, ReadOnlySpan<LinearLayer> layers, ReadOnlySpan<NormLayer> norms = default)
    {
        this.name = name;
        this.rules = rules;
        this.layers = [.. layers];
        sparse = Array.ConvertAll(Array.FindAll(this.layers, static layer => layer.Masked), static layer => new ElasticLayer(layer, next: null, output: true));
        foreach (LinearLayer layer in layers)
            weights += layer.Weights;

        foreach (NormLayer norm in norms)
            weights += norm.Features;
    }

    /// <summary>Share of the group's weights, gains of normalisations included, that equal 0: those not live, and live ones of value 0.</summary>
    public double ZeroShare
    {
        get
        {
            long zeros = 0;
            foreach (LinearLayer layer in layers)
            {
                for (int k = 0; k < layer.Weights; k++)
                    zeros += layer.Online.Weight[layer.SlotOf(k)] == 0 ? 1 : 0;
            }

            return (double)zeros / weights;
        }
    }

    /// <summary>Changes all sparse layers of the group. Their dense gradients must be those of the batch of the step.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Update of the event, 1-based.</param>
    /// <param name="step">Steps of the group so far, this one included and replaced ones counted.</param>
    /// <param name="end">T_end, the updates of the run.</param>
    /// <param name="log">Receives one record per layer.</param>
    public void Change(uint seed, long update, long step, long end, ITopologyLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        bool exchanges = ZeroShare <= rules.Zeros;
        if (exchanges && exchangedFrom[0] < 0)
            exchangedFrom[0] = step;

        foreach (ElasticLayer layer in sparse)
        {
            layer.BeginEvent(seed, update);
            if (exchanges)
                layer.RewireByGradient((int)(layer.Live * Anneal.Cosine(step - exchangedFrom[0], end, rules.Exchanged)));
            else
                Grow(layer);

            layer.ConnectZero();
            layer.Disconnect();
            if (exchanges)
                layer.ShareAges();

            layer.MaskTarget();
            log.Record(0, layer.EndEvent());
        }
    }

    /// <summary>Writes the state that later events depend on.</summary>
    /// <param name="writer">Receives the tensors.</param>
    public void Save(ITensorWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(name + ".growth.exchanged", exchangedFrom, 1);
        foreach (ElasticLayer layer in sparse)
            layer.Save(writer);
    }

    /// <summary>Restores what <see cref="Save"/> wrote. The layers must be loaded first.</summary>
    /// <param name="reader">Source of the tensors.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.Read(name + ".growth.exchanged", exchangedFrom);
        foreach (ElasticLayer layer in sparse)
            layer.Load(reader);
    }

    // Conversions to int truncate towards 0 as in the reference code, also of the negative gap of a layer that is denser than the target.
    private void Grow(ElasticLayer layer)
    {
        double gap = (rules.Target * layer.Size) - layer.Layer.Topology.LiveAtStart;
        int grow = (int)(gap * rules.Rate);
        int prune = (int)(grow * rules.Pruned);
        layer.RestartAges();
        layer.ReplaceByGradient(prune, grow);
    }
}
