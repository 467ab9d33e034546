using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Reference;

/// <summary>
/// A topology event (NE paper section 4; docs/algorithm.md, Order of a topology event): everything is measured on the growth batch
/// first, then each layer grows, prunes, and revives units without inputs.
/// </summary>
public static class TopologyEvent
{
    /// <summary>Scores and activity of every masked layer of a learner, critics first. Changes no weight; overwrites gradients.</summary>
    public static IReadOnlyDictionary<string, LayerMeasure> Measure(Td3 learner, Transitions batch, Matrix normal)
    {
        double[] targets = learner.Targets(batch, normal);
        var measures = new Dictionary<string, LayerMeasure>();
        foreach (Network critic in learner.Critics)
            Add(critic, Td3.CriticGradient(critic, batch, targets));
        Add(learner.Actor, learner.PolicyGradient(batch.State));
        return measures;

        void Add(Network network, IReadOnlyList<LayerCache> caches)
        {
            for (int l = 0; l < network.Layers.Count; l++)
            {
                Layer layer = network.Layers[l];
                if (layer.Mask is null)
                    continue;
                bool output = network.ReaderOf(l) is null;
                measures[layer.Name] = new LayerMeasure(
                    layer, Array.ConvertAll(layer.DenseGradient, Math.Abs), output ? [] : Dormancy.Scores(caches[l].Output, layer.Outputs));
            }
        }
    }

    /// <summary>Applies the choices to one layer.</summary>
    /// <param name="layer">The masked layer.</param>
    /// <param name="next">The layer that reads its units, or null.</param>
    /// <param name="change">The choices.</param>
    /// <param name="rules">What happens around them.</param>
    public static void Apply(Layer layer, Layer? next, TopologyChange change, TopologyRules rules)
    {
        IReadOnlyList<int> withoutInputs = UnitsWithoutInputs(layer);
        foreach ((int index, double value) in change.Grown)
        {
            layer.Mask![index] = true;
            layer.Weight.Value[index] = value;
            if (rules.CopyNewbornToTarget)
                layer.Weight.Target[index] = value;
            layer.Weight.Forget(index, rules.PerElementSteps);
        }

        foreach (int index in change.Pruned)
        {
            layer.Mask![index] = false;
            layer.Weight.Value[index] = 0;
            layer.Weight.Forget(index, rules.PerElementSteps);
        }

        foreach ((int unit, double bias) in change.Biases)
        {
            layer.Bias.Value[unit] = bias;
            if (rules.ResetMoments)
                layer.Bias.Forget(unit, rules.PerElementSteps);
            if (rules.ZeroOutgoingOnRevival && next is not null && (bias > 0 || layer.Width > layer.Outputs))
            {
                for (int column = unit; column < next.Inputs; column += layer.Outputs)
                    ZeroOutgoing(next, column, rules);
            }
        }

        Network.MaskTarget(layer);
        foreach (int unit in withoutInputs)
            layer.Newborn[unit] = next is not null;
        foreach (int unit in UnitsWithoutInputs(layer))
            layer.Newborn[unit] = false;
    }

    /// <summary>Units that have no live input.</summary>
    public static IReadOnlyList<int> UnitsWithoutInputs(Layer layer) =>
        [.. Enumerable.Range(0, layer.Outputs).Where(unit => !layer.Mask.AsSpan(unit * layer.Inputs, layer.Inputs).Contains(true))];

    private static void ZeroOutgoing(Layer next, int column, TopologyRules rules)
    {
        for (int output = 0; output < next.Outputs; output++)
        {
            int index = (output * next.Inputs) + column;
            next.Weight.Value[index] = 0;
            if (rules.ResetMoments)
                next.Weight.Forget(index, rules.PerElementSteps);
        }
    }
}
