using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Runtime.Environments;
using NE.Runtime.Environments.Shifts;
using NE.Runtime.Networks;

namespace NE.Runtime.Training.Shifts;

/// <summary>
/// The shifts of one run over its steps (docs/algorithm.md, Shifts). Its state at the start of the running episode is enough to resume: replaying
/// the episode's steps makes the changes since then again.
/// </summary>
internal sealed class ShiftSchedule
{
    private readonly ShiftAttribute[] shifts;
    private readonly ShiftClock[] clocks;
    private readonly ShiftClock[] atEpisodeStart;
    private readonly ShiftValue[] values;
    private readonly uint seed;
    private readonly TaskSpec task;

    private ShiftSchedule(ShiftAttribute[] shifts, uint seed, TaskSpec task)
    {
        this.shifts = shifts;
        this.seed = seed;
        this.task = task;
        clocks = new ShiftClock[shifts.Length];
        Array.Fill(clocks, ShiftClock.NotStarted);
        atEpisodeStart = [.. clocks];
        values = [.. shifts.Select(static _ => ShiftValue.Nominal)];
    }

    /// <summary>The values of the running segments, one per shift.</summary>
    internal IReadOnlyList<ShiftValue> Values => values;

    /// <summary>Called for every change; null while an episode is replayed.</summary>
    internal Action<ShiftChange>? Changed { get; set; }

    /// <summary>The shifts of a run; null if it has none.</summary>
    internal static ShiftSchedule? Of(RunSettings settings, uint seed, TaskSpec task) =>
        settings.Shifts.Count == 0 ? null : new([.. Ordered(settings)], seed, task);

    /// <summary>The shifts of a run in the order of their properties, which does not depend on that of the declaration.</summary>
    internal static IEnumerable<ShiftAttribute> Ordered(RunSettings settings) => settings.Shifts.OrderBy(static shift => shift.Property);

    /// <summary>Makes the changes due before an episode.</summary>
    /// <param name="step">Environment steps done.</param>
    /// <param name="episode">The episode.</param>
    /// <returns>Whether a value changed.</returns>
    internal bool EpisodeBegins(long step, long episode)
    {
        bool changed = Advance(step, episode, static _ => true);
        clocks.CopyTo(atEpisodeStart, 0);
        return changed;
    }

    /// <summary>Makes the changes due exactly before a step.</summary>
    /// <param name="step">Environment steps done.</param>
    /// <param name="episode">The running episode.</param>
    /// <returns>Whether a value changed.</returns>
    internal bool StepBegins(long step, long episode) => Advance(step, episode, static shift => shift.At == ChangeAt.Step);

    /// <summary>Writes the state at the start of the running episode.</summary>
    internal void Save(ITensorWriter writer)
    {
        for (int shift = 0; shift < shifts.Length; shift++)
        {
            writer.Write(Tensor(shifts[shift]), [atEpisodeStart[shift].Segment, atEpisodeStart[shift].Since], 2);
        }
    }

    /// <summary>Restores the state at the start of an episode.</summary>
    /// <param name="reader">The checkpoint.</param>
    /// <param name="holds">Whether the checkpoint has a tensor; a shift that was declared later has none and starts anew.</param>
    internal void Load(ITensorReader reader, Predicate<string> holds)
    {
        long[] state = new long[2];
        for (int shift = 0; shift < shifts.Length; shift++)
        {
            if (holds(Tensor(shifts[shift])))
            {
                reader.Read(Tensor(shifts[shift]), state);
                clocks[shift] = new(state[0], state[1]);
                values[shift] = ShiftRegistry.Value(shifts[shift], state[0], seed, task);
            }
        }

        clocks.CopyTo(atEpisodeStart, 0);
    }

    /// <summary>Restores the values at a step, without an episode.</summary>
    /// <param name="reader">The checkpoint.</param>
    /// <param name="holds">Whether the checkpoint has a tensor.</param>
    /// <param name="step">Environment steps done.</param>
    internal void Resume(ITensorReader reader, Predicate<string> holds, long step)
    {
        Load(reader, holds);
        StepBegins(step - 1, 0);
    }

    private static string Tensor(ShiftAttribute shift) => "run.shift." + shift.Property;

    private bool Advance(long step, long episode, Predicate<ShiftAttribute> wanted)
    {
        bool changed = false;
        for (int shift = 0; shift < shifts.Length; shift++)
        {
            if (wanted(shifts[shift]) && clocks[shift].Next(shifts[shift], step) is { } next)
            {
                long late = step - clocks[shift].Due(shifts[shift], next.Segment);
                clocks[shift] = next;
                values[shift] = ShiftRegistry.Value(shifts[shift], next.Segment, seed, task);
                Changed?.Invoke(new(step, episode, next.Segment, late, shifts[shift], values[shift]));
                changed = true;
            }
        }

        return changed;
    }
}
