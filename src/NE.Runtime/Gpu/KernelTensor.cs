using System;
using System.Collections.Generic;

namespace NE.Runtime.Gpu;

/// <summary>The location of a checkpoint's tensor in a learner's memory on the device.</summary>
/// <param name="Name">Its name in a checkpoint, for example <c>Value1.Hidden2.weight.m</c>.</param>
/// <param name="Element">Type of its values.</param>
/// <param name="Offset">Where it begins, in floats from the start of the learner's arena.</param>
/// <param name="Length">Number of values.</param>
/// <param name="Skip">Values between the offset and the first value.</param>
public sealed record KernelTensor(string Name, KernelElement Element, int Offset, int Length, int Skip = 0)
{
    private const string Second = "weight.v";

    private static readonly (string Weight, string Bias)[] Arrays =
    [
        ("weight", "bias"), ("target.weight", "target.bias"), ("weight.m", "bias.m"), (Second, "bias.v"),
        ("weight.initial", "bias.initial"),
    ];

    /// <summary>The tensors of a single parameter: value, room for a target, first and second moment, one float each.</summary>
    /// <param name="name">Its name in checkpoints.</param>
    /// <param name="offset">The value.</param>
    public static IReadOnlyList<KernelTensor> OfScalar(string name, int offset) =>
    [
        new(name, KernelElement.Float, offset, 1),
        new($"{name}.m", KernelElement.Float, offset, 1, Skip: 2),
        new($"{name}.v", KernelElement.Float, offset, 1, Skip: 3),
    ];

    /// <summary>
    /// The tensors of a layer or norm: online, target, first and second moment, and initial values where they are kept, room floats apart;
    /// then the arrays of the topology.
    /// </summary>
    /// <param name="name">Its name in checkpoints.</param>
    /// <param name="offset">Offset of the online weights, followed by the biases.</param>
    /// <param name="room">Floats from one array to the next.</param>
    /// <param name="weights">Number of weights, or gains.</param>
    /// <param name="biases">Number of biases.</param>
    /// <param name="mask">The bytes of the mask; 0 for none.</param>
    /// <param name="newborn">The bytes of the newborn units; 0 for none.</param>
    /// <param name="ages">The ages of weights and biases; 0 for none.</param>
    /// <param name="initial">Whether initial values are kept.</param>
    /// <param name="oneMoment">Whether checkpoints hold no second moments.</param>
    public static IReadOnlyList<KernelTensor> OfLayer(
        string name, int offset, int room, int weights, int biases, int mask = 0, int newborn = 0, int ages = 0, bool initial = false,
        bool oneMoment = false)
    {
        List<KernelTensor> tensors = [];
        foreach ((string weight, string bias) in Arrays.AsSpan(0, initial ? 5 : 4))
        {
            if (!oneMoment || weight != Second)
            {
                tensors.Add(new KernelTensor($"{name}.{weight}", KernelElement.Float, offset, weights));
                tensors.Add(new KernelTensor($"{name}.{bias}", KernelElement.Float, offset + weights, biases));
            }

            offset += room;
        }

        if (mask > 0)
        {
            tensors.Add(new KernelTensor($"{name}.mask", KernelElement.Mask, mask, weights));
            tensors.Add(new KernelTensor($"{name}.newborn", KernelElement.Byte, newborn, biases));
        }

        if (ages > 0)
        {
            tensors.Add(new KernelTensor($"{name}.weight.age", KernelElement.Age, ages, weights));
            tensors.Add(new KernelTensor($"{name}.bias.age", KernelElement.Age, ages, biases, weights));
        }

        return tensors;
    }
}
