using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Topology;

/// <summary>Utilities of hidden units by a user-defined rule, relative to their layer like neuron scores.</summary>
internal static unsafe class UnitUtilities
{
    /// <summary>Measures utility over (mean utility of the layer + 1e-9).</summary>
    /// <param name="hidden">The units' values on a batch, after their activation.</param>
    /// <param name="writers">Layers that write the units, in dense form.</param>
    /// <param name="readers">Layers that read the units, in dense form.</param>
    /// <param name="scores">Receives one score ≥ 0 per unit.</param>
    public static void Measure<TUtility>(
        Activations hidden, ReadOnlySpan<LinearLayer> writers, ReadOnlySpan<LinearLayer> readers, Span<double> scores)
        where TUtility : IUnitUtility
    {
        NeuronScores.MeanMagnitudes(hidden, scores);
        for (int unit = 0; unit < scores.Length; unit++)
        {
            double utility = TUtility.Utility(Describe(unit, scores[unit], writers, readers));
            scores[unit] = utility > 0 ? utility : 0;
        }

        NeuronScores.Normalise(scores);
    }

    /// <summary>The state of a unit.</summary>
    public static HiddenUnit Describe(int unit, double activity, ReadOnlySpan<LinearLayer> writers, ReadOnlySpan<LinearLayer> readers)
    {
        (double incoming, int inputs) = (0, 0);
        foreach (LinearLayer writer in writers)
            Add(writer, unit * writer.Inputs, 1, writer.Inputs, ref incoming, ref inputs);

        (double outgoing, int outputs) = (0, 0);
        foreach (LinearLayer reader in readers)
        {
            for (int column = unit; column < reader.Inputs; column += writers[0].Outputs)
                Add(reader, column, reader.Inputs, reader.Outputs, ref outgoing, ref outputs);
        }

        return new HiddenUnit
        {
            Index = unit,
            Activity = activity,
            Incoming = inputs == 0 ? 0 : incoming / inputs,
            Outgoing = outputs == 0 ? 0 : outgoing / outputs,
            Bias = writers[0].Online.Bias[unit],
            LiveInputs = inputs,
            LiveOutputs = outputs,
            Age = writers[0].BiasAge == null ? 0 : writers[0].BiasAge[unit],
        };
    }

    private static void Add(LinearLayer layer, int first, int step, int count, ref double sum, ref int live)
    {
        for (int i = 0; i < count; i++)
        {
            int position = first + (i * step);
            if (layer.Masked && layer.Mask[position] == 0)
                continue;

            sum += Math.Abs((double)layer.Online.Weight[layer.SlotOf(position)]);
            live++;
        }
    }
}
