using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Reference;

/// <summary>What is measured of one layer on the growth batch before any topology changes.</summary>
/// <param name="Layer">The layer, with its mask as of before the event.</param>
/// <param name="Score">|G| at every position, [output, input].</param>
/// <param name="NeuronScore">The score of each of the layer's units; empty for an output layer, whose units are never dormant.</param>
public sealed record LayerMeasure(Layer Layer, double[] Score, double[] NeuronScore)
{
    /// <summary>Connections that could grow, best first; equal scores by descending priority, then ascending index.</summary>
    public IReadOnlyList<int> Candidates(TopologyRules rules, Func<int, uint> priority) =>
        [.. Enumerable.Range(0, Score.Length)
            .Where(i => !Layer.IsLive(i) && (!rules.SkipZeroScore || Score[i] != 0))
            .OrderByDescending(i => Score[i]).ThenByDescending(priority).ThenBy(i => i)];

    /// <summary>Live connections into dormant units.</summary>
    public IReadOnlyList<int> DormantConnections(TopologyRules rules) =>
        [.. Enumerable.Range(0, Score.Length).Where(i => Layer.IsLive(i) && IsDormant(i / Layer.Inputs, rules))];

    public bool IsDormant(int unit, TopologyRules rules) => NeuronScore.Length > 0 && NeuronScore[unit] <= rules.DormantThreshold;
}
