using System;
using NE.Runtime.Random;

namespace NE.Runtime.Topology;

/// <content>Reset of units (docs/algorithm.md, "Reset of pruned units") and of optimiser state.</content>
public sealed unsafe partial class ElasticLayer
{
    private readonly int[] redrawn;
    private readonly int[] revived;
    private int redrawnCount;
    private int revivedCount;
    private bool inputsRedrawn;

    /// <summary>
    /// Redraws the bias of each unit without live inputs from U(−bound, +bound), at the event that removed its last input and at every
    /// later one until it fires: a unit whose bias stays at 0 or less gives all its inputs growth score 0 and could never recover.
    /// </summary>
    public void RedrawBias()
    {
        if (output)
        {
            return;
        }

        IndexedWords words = Words(RandomStreamId.UnitReset);
        for (int i = 0; i < units; i++)
        {
            if (liveInputs[i] == 0 && (inputsBefore[i] > 0 || activity[i] <= 0))
            {
                Layer.StartBias(i, words.Uniform((ulong)i, Layer.Bound));
                redrawn[redrawnCount++] = i;
            }
        }
    }

    /// <summary>
    /// Redraws the live incoming weights and the bias of every dormant unit from U(−bound, +bound); the mask does not change. For layers
    /// that are protected from growth and pruning, with or without a mask.
    /// </summary>
    public void ResetDormant()
    {
        inputsRedrawn = true;
        IndexedWords words = Words(RandomStreamId.UnitReset);
        for (int i = 0; i < units; i++)
        {
            if (!dormant[i])
            {
                continue;
            }

            Layer.StartBias(i, words.Uniform((ulong)i, Layer.Bound));
            redrawn[redrawnCount++] = i;
            for (int k = i * inputs; k < (i + 1) * inputs; k++)
            {
                if (Layer.Mask is null || Layer.Mask[k] != 0)
                {
                    // Random-word indices of connections follow those of the biases.
                    Layer.StartWeight(k, words.Uniform((ulong)(units + k), Layer.Bound));
                }
            }
        }
    }

    /// <summary>
    /// Sets the outgoing weights of reset units to 0 where the redraw makes them fire, so that a revived unit initially has no effect on
    /// the layers that read it (ReDo). After <see cref="RedrawBias"/> those are the units with a positive bias, after
    /// <see cref="ResetDormant"/> all reset units.
    /// </summary>
    public void ZeroOutgoingOfRevived()
    {
        if (next is null)
        {
            return;
        }

        foreach (int i in redrawn.AsSpan(0, redrawnCount))
        {
            // With several features per unit one of them fires whatever the sign of the bias.
            if (!inputsRedrawn && next.Inputs == units && Layer.Online.Bias[i] <= 0)
            {
                continue;
            }

            revived[revivedCount++] = i;
            for (int column = i; column < next.Inputs; column += units)
            {
                for (int k = column; k < next.Outputs * next.Inputs; k += next.Inputs)
                {
                    next.StartWeight(k, 0);
                }
            }
        }
    }

    /// <summary>
    /// Sets to 0 the moments and ages of everything reset by this event: redrawn biases and weights, and zeroed outgoing weights. Those of
    /// grown and pruned connections are 0 already.
    /// </summary>
    public void ForgetMoments()
    {
        foreach (int i in redrawn.AsSpan(0, redrawnCount))
        {
            Layer.ForgetBias(i);
            for (int k = i * inputs; inputsRedrawn && k < (i + 1) * inputs; k++)
            {
                Layer.ForgetWeight(k);
            }
        }

        foreach (int i in revived.AsSpan(0, revivedCount))
        {
            for (int column = i; column < next!.Inputs; column += units)
            {
                for (int k = column; k < next.Outputs * next.Inputs; k += next.Inputs)
                {
                    next.ForgetWeight(k);
                }
            }
        }
    }

    /// <summary>Sets the ages of all weights to 0 and keeps their moments: bias corrections begin anew, as if the optimiser had taken no step.</summary>
    public void RestartAges()
    {
        if (Layer.Age is not null)
        {
            new Span<ushort>(Layer.Age, Size).Clear();
        }
    }

    /// <summary>Gives grown weights the age of the oldest live one, as if the whole layer had one count of steps.</summary>
    public void ShareAges()
    {
        if (Layer.Age is null)
        {
            return;
        }

        ushort oldest = 0;
        for (int k = 0; k < Size; k++)
        {
            oldest = Layer.Mask[k] != 0 ? Math.Max(oldest, Layer.Age[k]) : oldest;
        }

        foreach (int k in Grown)
        {
            Layer.Age[k] = oldest;
        }
    }

    /// <summary>
    /// Flags the units that this event brought into the topology (from no live input to at least one) for clipping by neuron, and clears
    /// the flag of those that left it.
    /// </summary>
    public void FlagNewbornNeurons()
    {
        for (int i = 0; Layer.Mask is not null && i < units; i++)
        {
            if (liveInputs[i] == 0)
            {
                Layer.NewbornUnits[i] = 0;
            }
            else if (inputsBefore[i] == 0)
            {
                Layer.NewbornUnits[i] = 1;
            }
        }
    }
}
