using NE.Dsl;

namespace NE.Runtime.Training.Shifts;

/// <summary>Which segment of a shift runs, and since when.</summary>
/// <param name="Segment">Index of the segment; −1 before the first.</param>
/// <param name="Since">Environment steps done when it began.</param>
internal readonly record struct ShiftClock(long Segment, long Since)
{
    /// <summary>Before the first segment.</summary>
    internal static ShiftClock NotStarted { get; } = new(-1, 0);

    /// <summary>The clock after a change due at a step; null if none is due.</summary>
    /// <param name="shift">The shift.</param>
    /// <param name="step">Environment steps done.</param>
    internal ShiftClock? Next(ShiftAttribute shift, long step)
    {
        // With drift a segment lasts more than its length, as in the experiments with the slippery ant.
        long segment = Segment < 0 || !Drifts(shift) ? step / shift.Every
            : step - Since > shift.Every ? Segment + 1
            : Segment;
        segment = Segment < 0 && Drifts(shift) ? 0 : segment;
        return segment > Segment ? new(segment, step) : null;
    }

    /// <summary>The environment step at which a segment is due.</summary>
    /// <param name="shift">The shift.</param>
    /// <param name="segment">The segment that follows.</param>
    internal long Due(ShiftAttribute shift, long segment) =>
        Segment < 0 ? segment * shift.Every : Drifts(shift) ? Since + shift.Every + 1 : segment * shift.Every;

    private static bool Drifts(ShiftAttribute shift) => shift.Drift && shift.At == ChangeAt.EpisodeEnd;
}
