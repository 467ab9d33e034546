using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>Size checks at the entry of a kernel, once per call; inner loops have none.</summary>
internal static class Require
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Features(Activations activations, int features)
    {
        if (activations.Features != features)
            ThrowFeatures(activations.Features, features);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameBatch(Activations a, Activations b)
    {
        if (a.Batch != b.Batch)
            ThrowBatch(a.Batch, b.Batch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Range(int first, int count, int size)
    {
        if (first < 0 || count > size - first)
            ThrowRange(first, count, size);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Shape(LinearLayer layer, int inputs, int outputs)
    {
        if (layer.Inputs != inputs || layer.Outputs != outputs)
            ThrowShape(layer, inputs, outputs);
    }

    public static unsafe void Ages(LinearLayer layer)
    {
        if (layer.Age == null)
            throw new ArgumentException($"{layer.Name} has no ages; create it with LayerTopology.Ages, or use a shared step.");
    }

    public static void Initial(LinearLayer layer, in StepTerms terms)
    {
        if (terms.Pulls && !layer.Topology.KeepsInitial)
        {
            throw new ArgumentException(
                $"{layer.Name} keeps no initial values to pull to; create it with LayerTopology.KeepsInitial, or set the pull to 0.");
        }
    }

    /// <summary>Requires that each result is stored once, so that it may overwrite a value that is read right before.</summary>
    public static void OneStore(LiveStream stream)
    {
        if (stream.Blocks > 1 || stream.Rows % LiveStream.Lanes != 0)
        {
            throw new ArgumentException(
                "A gradient can overwrite its value only in layers whose number of inputs is a multiple of 4, with at most 256 outputs; "
                + "give it memory of its own.");
        }
    }

    [DoesNotReturn]
    private static void ThrowFeatures(int given, int wanted) =>
        throw new ArgumentException($"The activations have {given} features, but the operation needs {wanted}.");

    [DoesNotReturn]
    private static void ThrowBatch(int first, int second) =>
        throw new ArgumentException($"One array holds {first} samples and another {second}; an operation needs the same batch for all.");

    [DoesNotReturn]
    private static void ThrowRange(int first, int count, int size) =>
        throw new ArgumentException($"Features {first} to {first + count - 1} were asked for, but there are {size}.");

    [DoesNotReturn]
    private static void ThrowShape(LinearLayer layer, int inputs, int outputs) =>
        throw new ArgumentException(
            $"{layer.Name} is {layer.Inputs} -> {layer.Outputs}, but the operation was made for {inputs} -> {outputs}.");
}
