using System.Linq;

namespace NE.Report.Page.Sections;

/// <summary>How many moments a layer is shown at, and in how many blocks, so that the page stays small however many layers there are.</summary>
/// <param name="Frames">Moments.</param>
/// <param name="Blocks">Most rows and most columns of a mask.</param>
internal readonly record struct WeightBudget(int Frames, int Blocks)
{
    private const double Bytes = 900_000;

    // Bars of a histogram, about six characters each; a cell is 4/3 characters of base 64.
    private const double BytesOfHistogram = 40 * 6, BytesOfCell = 4.0 / 3;

    // A trainer records at most 64 × 64 blocks; halves of them are blocks of equal size.
    private static readonly WeightBudget[] Choices =
        [new(25, 64), new(16, 64), new(25, 32), new(16, 32), new(11, 32), new(8, 32), new(11, 16), new(6, 16), new(3, 16), new(2, 8)];

    /// <summary>The richest choice that fits.</summary>
    /// <param name="layers">Layers to show, of all runs.</param>
    internal static WeightBudget Of(int layers) => Choices.FirstOrDefault(
        choice => layers * choice.Frames * (BytesOfHistogram + (BytesOfCell * choice.Blocks * choice.Blocks)) <= Bytes, Choices[^1]);
}
