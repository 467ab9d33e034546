using System;
using System.Runtime.Intrinsics;

namespace NE.Runtime.Networks;

/// <summary>How a masked layer stores its weights between topology events. Results are bit-identical in every form.</summary>
internal enum WeightForm
{
    /// <summary>Chosen by density and shape.</summary>
    Auto,

    /// <summary>All positions, <c>[out][in]</c>, zeros included.</summary>
    Dense,

    /// <summary>Only live weights, see <see cref="LiveMatrix"/>.</summary>
    Live,
}

/// <summary>The choice of form.</summary>
internal static class WeightForms
{
    /// <summary>The environment variable that forces a form on all masked layers of a process: auto, dense or live.</summary>
    public const string Variable = "NE_FORM";

    // Below this number of positions a product takes about a microsecond in either form.
    private const int FewestWeights = 2048;

    // With fewer rows or columns, groups of four rows are half empty in one direction.
    private const int FewestRows = 8;

    /// <summary>
    /// Density above which the dense form is faster. With 512-bit vectors the weight gradient decides, which crosses over first (the other
    /// products at 0.84); with narrower ones it crosses over at 0.60 (256 bits) and 0.52 (128 bits), and the sum of the three products decides
    /// (0.67 and 0.62). Measured with 256 inputs, 128 outputs and a batch of 256; at 256 bits interpolated between 0.5 and 0.75.
    /// </summary>
    private static double CrossOver => Vector512.IsHardwareAccelerated ? 0.74 : Vector256.IsHardwareAccelerated ? 0.66 : 0.6;

    /// <summary>The form set by <see cref="Variable"/>, read once.</summary>
    public static WeightForm Wanted { get; } = Parse(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Whether a layer of this shape and density is faster with only live weights.</summary>
    public static bool PrefersLive(int inputs, int outputs, int live) =>
        inputs >= FewestRows && outputs >= FewestRows && inputs * outputs >= FewestWeights && live < CrossOver * inputs * outputs;

    /// <summary>The problem with a form in one sentence, or null.</summary>
    internal static string? FaultOf(string? text) => text is null or "" or "auto" or "dense" or "live"
        ? null
        : $"{Variable} is \"{text}\"; set it to auto, dense or live, or leave it out.";

    /// <summary>Parses a form.</summary>
    /// <exception cref="ArgumentException">Not a form.</exception>
    internal static WeightForm Parse(string? text) => text switch
    {
        _ when FaultOf(text) is { } fault => throw new ArgumentException(fault),
        "dense" => WeightForm.Dense,
        "live" => WeightForm.Live,
        _ => WeightForm.Auto,
    };
}
