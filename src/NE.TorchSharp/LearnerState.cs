using System;
using System.Collections.Generic;
using NE.Runtime.Networks;
using NE.Runtime.Training;

namespace NE.TorchSharp;

/// <summary>The complete state of a learner, as it would stand in a checkpoint.</summary>
internal sealed class LearnerState : ITensorWriter, ITensorReader
{
    private readonly Dictionary<string, Array> tensors = [];

    private LearnerState()
    {
    }

    /// <summary>The state of a learner.</summary>
    internal static LearnerState Of(ILearnerGroup learners, int learner)
    {
        LearnerState state = new();
        learners.Save(learner, state);
        return state;
    }

    /// <summary>Whether there is a tensor of a name.</summary>
    internal bool Contains(string name) => tensors.ContainsKey(name);

    /// <summary>Replaces the values of a tensor, those that are not live by 0.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The new values.</param>
    /// <param name="mask">The name of its mask, if it may have one.</param>
    internal void Replace(string name, float[] values, string? mask)
    {
        if (!tensors.TryGetValue(name, out Array? old) || old.Length != values.Length)
        {
            throw new CheckpointException($"The learner has no tensor '{name}' of {values.Length} numbers; copy only between equal experiments.");
        }

        if (mask is not null && Contains(mask))
        {
            bool[] live = LiveWeights.Read(this, mask, values.Length);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = live[i] ? values[i] : 0;
            }
        }

        tensors[name] = values;
    }

    public void Write(string name, ReadOnlySpan<float> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

    public void Write(string name, ReadOnlySpan<double> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

    public void Write(string name, ReadOnlySpan<long> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

    public void Write(string name, ReadOnlySpan<int> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

    public void Write(string name, ReadOnlySpan<ushort> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

    public void Write(string name, ReadOnlySpan<byte> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

    public void Read(string name, Span<float> data) => Give(name, data);

    public void Read(string name, Span<double> data) => Give(name, data);

    public void Read(string name, Span<long> data) => Give(name, data);

    public void Read(string name, Span<int> data) => Give(name, data);

    public void Read(string name, Span<ushort> data) => Give(name, data);

    public void Read(string name, Span<byte> data) => Give(name, data);

    private void Give<T>(string name, Span<T> data)
    {
        if (!tensors.TryGetValue(name, out Array? found) || found is not T[] values || values.Length != data.Length)
        {
            throw new CheckpointException($"'{name}' is missing or has another size; copy only between equal experiments.");
        }

        values.CopyTo(data);
    }
}
