using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Topology;

namespace NE.Runtime.Tests.Topology;

/// <summary>A masked layer, its reader, and the values an event looks at, all settable.</summary>
internal sealed unsafe class LayerBench : IDisposable
{
    private readonly Arena arena = new();

    public LayerBench(int units, int inputs, int liveAtStart, bool ages = true, bool masked = true, bool output = false, int batch = 40, int number = 3)
    {
        var topology = new LayerTopology { Masked = masked, LiveAtStart = liveAtStart, Ages = ages };
        Layer = new LinearLayer(arena, "Value1.Hidden1", number, inputs, units, topology);
        Next = new LinearLayer(arena, "Value1.Hidden2", number + 1, units, 3, topology with { LiveAtStart = units * 3 });
        Layer.Initialise(seed: 11);
        Next.Initialise(seed: 11);
        Layer.Unpack();
        Next.Unpack();
        Hidden = arena.Activations(units, batch);
        Elastic = new ElasticLayer(Layer, Next, output);
        SetActivity([.. Enumerable.Repeat(1f, units)]);
    }

    public LinearLayer Layer { get; }

    public LinearLayer Next { get; }

    public ElasticLayer Elastic { get; }

    public Activations Hidden { get; }

    public int Size => Layer.Inputs * Layer.Outputs;

    public bool[] Mask => [.. new Span<byte>(Layer.Mask, Size).ToArray().Select(b => b != 0)];

    public float[] Weight => Layer.WeightsOf(Layer.Online).ToArray();

    public float[] Target => Layer.WeightsOf(Layer.Target).ToArray();

    public float[] Bias => Layer.BiasesOf(Layer.Online).ToArray();

    public float[] NextWeight => Next.WeightsOf(Next.Online).ToArray();

    /// <summary>Makes exactly these connections live, with value 0.5 and moments.</summary>
    public void SetLive(params int[] live)
    {
        for (int k = 0; k < Size; k++)
        {
            bool alive = live.Contains(k);
            Layer.Mask[k] = alive ? (byte)1 : (byte)0;
            Layer.Online.Weight[k] = Layer.Target.Weight[k] = alive ? 0.5f : 0;
        }

        SetMoments(Layer);
    }

    public void SetScores(IReadOnlyList<float> scores)
    {
        for (int k = 0; k < Size; k++)
        {
            Layer.Score[k] = scores[k];
        }
    }

    /// <summary>Sets each unit's output to a constant over the batch.</summary>
    public void SetActivity(params float[] outputs)
    {
        Activations hidden = Hidden;
        for (int i = 0; i < outputs.Length; i++)
        {
            for (int sample = 0; sample < hidden.Batch; sample++)
            {
                hidden[i, sample] = outputs[i];
            }
        }
    }

    public static void SetMoments(LinearLayer layer)
    {
        for (int k = 0; k < layer.Inputs * layer.Outputs; k++)
        {
            bool live = layer.Mask is null || layer.Mask[k] != 0;
            layer.FirstMoment.Weight[k] = live ? 0.25f : 0;
            layer.SecondMoment.Weight[k] = live ? 0.125f : 0;
            layer.Gradient.Weight[k] = live ? 1 : 0;
            if (layer.Age is not null)
            {
                layer.Age[k] = 7;
            }
        }

        for (int i = 0; i < layer.Outputs; i++)
        {
            layer.FirstMoment.Bias[i] = 0.25f;
            layer.SecondMoment.Bias[i] = 0.125f;
            if (layer.BiasAge is not null)
            {
                layer.BiasAge[i] = 7;
            }
        }
    }

    /// <summary>All state of both layers and of the elastic layer.</summary>
    public MemoryTensors Snapshot()
    {
        var tensors = new MemoryTensors();
        Layer.Save(tensors);
        Next.Save(tensors);
        Elastic.Save(tensors);
        return tensors;
    }

    public void Restore(MemoryTensors tensors)
    {
        Layer.Load(tensors);
        Next.Load(tensors);
        Elastic.Load(tensors);
    }

    public void Dispose() => arena.Dispose();
}
