using System.Collections.Generic;

namespace NE.Runtime.Environments.Shifts;

/// <summary>The value of a shifted property in one segment.</summary>
/// <param name="Mode">What it does to the value of the unchanged task.</param>
/// <param name="Numbers">
/// One number, or one per element of the observation: offsets, indices that read 0, or indices in their new order. Empty in mode
/// <see cref="ShiftMode.Nominal"/>.
/// </param>
internal sealed record ShiftValue(ShiftMode Mode, IReadOnlyList<double> Numbers)
{
    /// <summary>The unchanged task.</summary>
    internal static ShiftValue Nominal { get; } = new(ShiftMode.Nominal, []);

    /// <summary>The new value where the unchanged task has this one.</summary>
    internal double Of(double nominal) => Mode switch
    {
        ShiftMode.Scale => nominal * Numbers[0],
        ShiftMode.Set => Numbers[0],
        _ => nominal,
    };
}
