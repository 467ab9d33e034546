using NE.Runtime.Gpu.Text;

namespace NE.Runtime.Gpu.Learners;

/// <summary>
/// The offsets of a group's regions in its single allocation, in floats. What the host writes before an update is contiguous, and so is
/// what it reads after one: one copy each.
/// </summary>
internal sealed record DeviceRegions
{
    /// <summary>Alignment of every region in floats: 128 bytes.</summary>
    private const long Alignment = 32;

    /// <summary>Bias corrections by age.</summary>
    internal required long Tables { get; init; }

    /// <summary>Observations to act on.</summary>
    internal required long Observations { get; init; }

    /// <summary>Transitions to store, each preceded by a word for its slot; the step table follows without a gap.</summary>
    internal required long Rows { get; init; }

    /// <summary>Step table.</summary>
    internal required long Steps { get; init; }

    /// <summary>Chosen actions; the results follow without a gap.</summary>
    internal required long Actions { get; init; }

    /// <summary>Results of updates.</summary>
    internal required long Results { get; init; }

    /// <summary>Barriers of teams.</summary>
    internal required long Barriers { get; init; }

    /// <summary>Arenas of the learners.</summary>
    internal required long Arenas { get; init; }

    /// <summary>Replay rings of the learners.</summary>
    internal required long Replay { get; init; }

    /// <summary>Total length.</summary>
    internal required long Length { get; init; }

    /// <summary>The size in bytes, by kind.</summary>
    internal MemoryNeed Need => new((Replay - Arenas) * sizeof(float), (Length - Replay) * sizeof(float), Arenas * sizeof(float));

    /// <summary>Places the regions.</summary>
    internal static DeviceRegions Place(KernelProgram program, long learners, long capacity, long tableLength, long updates)
    {
        long observations = Aligned(tableLength);
        long rows = Aligned(observations + (learners * program.Observations));
        long steps = rows + (learners * (program.RowLength + 1));
        long actions = Aligned(steps + (updates * learners * program.StepLength));
        long results = actions + (learners * program.Actions);
        long barriers = Aligned(results + (updates * learners * program.ResultLength));
        long arenas = Aligned(barriers + (learners * KernelText.BarrierLength));
        long replay = Aligned(arenas + (learners * program.ArenaLength));
        return new DeviceRegions
        {
            Tables = 0,
            Observations = observations,
            Rows = rows,
            Steps = steps,
            Actions = actions,
            Results = results,
            Barriers = barriers,
            Arenas = arenas,
            Replay = replay,
            Length = replay + (learners * capacity * program.RowLength),
        };
    }

    private static long Aligned(long offset) => (offset + Alignment - 1) / Alignment * Alignment;
}
