using System;
using System.Runtime.CompilerServices;

namespace NE.Runtime.Memory;

/// <summary>
/// The values of some features for a batch of samples, in panels of 32 samples: <c>[panel][feature][32]</c>. A view of memory in an
/// <see cref="Arena"/>; copying it does not copy values.
/// </summary>
/// <remarks>
/// The distance between panels is an odd number of 128-byte rows, because a power of two would map all panels of a feature to the same set
/// of the L1 cache. A batch is padded to whole panels. Gradients of padded samples are 0, so they do not contribute to any sum.
/// </remarks>
public readonly unsafe struct Activations
{
    /// <summary>Samples per panel.</summary>
    public const int PanelSamples = 32;

    internal Activations(float* pointer, int features, int batch, int panels, int panelStride)
    {
        Pointer = pointer;
        Features = features;
        Batch = batch;
        Panels = panels;
        PanelStride = panelStride;
    }

    /// <summary>Features per sample.</summary>
    public int Features { get; }

    /// <summary>Number of samples, without padding.</summary>
    public int Batch { get; }

    /// <summary>Number of panels of 32 samples, the last one padded.</summary>
    public int Panels { get; }

    /// <summary>Floats from one panel to the next.</summary>
    public int PanelStride { get; }

    /// <summary>The first value: feature 0 of sample 0.</summary>
    internal float* Pointer { get; }

    /// <summary>One value.</summary>
    /// <param name="feature">0 to <see cref="Features"/> − 1.</param>
    /// <param name="sample">0 to <see cref="Batch"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index outside these ranges.</exception>
    public float this[int feature, int sample]
    {
        get => Pointer[Offset(feature, sample)];
        set => Pointer[Offset(feature, sample)] = value;
    }

    /// <summary>A view of consecutive features of the same samples.</summary>
    /// <param name="first">First feature.</param>
    /// <param name="count">Number of features, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Features outside this view.</exception>
    public Activations Slice(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Features - first);
        return new Activations(Pointer + (first * PanelSamples), count, Batch, Panels, PanelStride);
    }

    /// <summary>The first value of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float* Panel(int panel) => Pointer + ((nint)panel * PanelStride);

    /// <summary>Floats from one panel to the next for a number of features.</summary>
    internal static int StrideOf(int features) => checked((features | 1) * PanelSamples);

    private nint Offset(int feature, int sample)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)feature, (uint)Features, nameof(feature));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sample, (uint)Batch, nameof(sample));
        return ((nint)(sample / PanelSamples) * PanelStride) + (feature * PanelSamples) + (sample % PanelSamples);
    }
}
