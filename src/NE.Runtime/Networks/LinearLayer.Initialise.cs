using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Random;

namespace NE.Runtime.Networks;

public sealed unsafe partial class LinearLayer
{
    /// <summary>
    /// Draws weights and biases from U(±<see cref="Bound"/>), selects the live weights uniformly without replacement, sets all others to 0,
    /// and copies the result to the target. Sets moments, gradients and ages to 0. (docs/algorithm.md, Networks and initialisation; Initial
    /// mask.)
    /// </summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="unitOffset">
    /// Added to <see cref="Number"/> for the unit in the random streams: 0, or more than the number of any layer.
    /// </param>
    /// <exception cref="InvalidOperationException">MinFanIn or MinFanOut requires more live weights than the layer starts with.</exception>
    public void Initialise(uint seed, ulong unitOffset = 0)
    {
        Unpack();
        ulong unit = unitOffset + (ulong)Number;
        var numbers = new RandomStream(seed, RandomStreamId.WeightInit, unit);
        float bound = Bound;
        for (int i = 0; i < Parameters; i++)
            Online.Weight[i] = numbers.NextUniform(-bound, bound);

        if (Masked)
        {
            DrawMask(seed, unit);
            ApplyMask();
        }

        if (Topology.KeepsNorm)
            InitialNorm = NormProjection.Norm(this);

        Constrain();
        CopyOnlineToTarget();
        if (initial != null)
            Values(Online).CopyTo(Values(Initial));

        InitialiseVectors();
        Values(Gradient).Clear();
        Values(FirstMoment).Clear();
        Values(SecondMoment).Clear();
        if (Age != null)
            Ages.Clear();

        Pack(WeightForms.Wanted);
    }

    private void DrawMask(uint seed, ulong unit)
    {
        var numbers = new RandomStream(seed, RandomStreamId.Mask, unit);
        var mask = new Span<byte>(Mask, Weights);
        mask.Clear();
        new Span<byte>(NewbornUnits, Outputs).Clear();
        int live = Guard(ref numbers);
        if (live > Topology.LiveAtStart)
        {
            throw new InvalidOperationException(
                $"{Name} starts with {Topology.LiveAtStart} live weights, but MinFanIn {Topology.MinFanIn} and MinFanOut "
                + $"{Topology.MinFanOut} require {live}; raise the density or lower the guards.");
        }

        var free = new List<int>(Weights - live);
        for (int i = 0; i < Weights; i++)
        {
            if (mask[i] == 0)
                free.Add(i);
        }

        if (Topology.LargestLive)
        {
            // A stable order: equal magnitudes by position.
            foreach (int i in free.OrderByDescending(i => MathF.Abs(Online.Weight[i])).Take(Topology.LiveAtStart - live))
                mask[i] = 1;

            return;
        }

        for (int chosen = 0; chosen < Topology.LiveAtStart - live; chosen++)
        {
            int other = chosen + (int)numbers.NextBelow((uint)(free.Count - chosen));
            (free[chosen], free[other]) = (free[other], free[chosen]);
            mask[free[chosen]] = 1;
        }
    }

    /// <summary>Gives each unit and each input its guaranteed connections; returns the number of weights made live.</summary>
    private int Guard(ref RandomStream numbers)
    {
        int live = 0;
        for (int unit = 0; unit < Outputs; unit++)
            live += Fill(ref numbers, unit * Inputs, 1, Inputs, Topology.MinFanIn);

        for (int input = 0; input < Inputs; input++)
            live += Fill(ref numbers, input, Inputs, Outputs, Topology.MinFanOut);

        return live;
    }

    /// <summary>Adds random live weights to one row or column until it has the number wanted, or is full.</summary>
    private int Fill(ref RandomStream numbers, int first, int stride, int count, int wanted)
    {
        int live = 0;
        for (int i = 0; i < count; i++)
            live += Mask[first + (i * stride)];

        int added = 0;
        for (wanted = Math.Min(wanted, count); live < wanted; live++, added++)
        {
            int skip = (int)numbers.NextBelow((uint)(count - live));
            int position = first;
            while (Mask[position] != 0 || skip-- > 0)
                position += stride;

            Mask[position] = 1;
        }

        return added;
    }

    private void ApplyMask()
    {
        for (int unit = 0; unit < Outputs; unit++)
        {
            float scale = InitialScale(unit);
            for (int i = unit * Inputs; i < (unit + 1) * Inputs; i++)
                Online.Weight[i] = Mask[i] != 0 ? Online.Weight[i] * scale : 0f;
        }
    }
}
