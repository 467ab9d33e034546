using System;

namespace NE.Runtime.Networks;

/// <summary>How a masked layer keeps its weights between topology events. Every form gives the same results to the last bit.</summary>
internal enum WeightForm
{
    /// <summary>Chosen by density and shape.</summary>
    Auto,

    /// <summary>All positions, <c>[out][in]</c>, zeros included.</summary>
    Dense,

    /// <summary>Live weights alone, see <see cref="LiveMatrix"/>.</summary>
    Live,
}

/// <summary>The choice of form.</summary>
internal static class WeightForms
{
    /// <summary>The environment variable that forces a form on all masked layers of a process: auto, dense or live.</summary>
    public const string Variable = "NE_FORM";

    // Below so many positions a product takes about a microsecond in either form.
    private const int FewestWeights = 2048;

    // With fewer rows or columns the groups of four rows are half empty in one direction.
    private const int FewestRows = 8;

    /// <summary>
    /// Density from which on the dense weight gradient is faster; the other products cross a little later. Measured with 256 inputs, 128
    /// outputs and a batch of 256, vectors of 512 bits.
    /// </summary>
    private const double CrossOver = 0.74;

    /// <summary>What <see cref="Variable"/> says, read once.</summary>
    public static WeightForm Wanted { get; } = Parse(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Whether a layer of this shape and density is faster with live weights alone.</summary>
    public static bool PrefersLive(int inputs, int outputs, int live) =>
        inputs >= FewestRows && outputs >= FewestRows && inputs * outputs >= FewestWeights && live < CrossOver * inputs * outputs;

    /// <summary>Reads a form.</summary>
    /// <exception cref="ArgumentException">Not a form.</exception>
    internal static WeightForm Parse(string? text) => text switch
    {
        null or "" or "auto" => WeightForm.Auto,
        "dense" => WeightForm.Dense,
        "live" => WeightForm.Live,
        _ => throw new ArgumentException($"{Variable} is \"{text}\"; set it to auto, dense or live, or leave it out."),
    };
}
