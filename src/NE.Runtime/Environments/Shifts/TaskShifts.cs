using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.MuJoCo;
using NE.Runtime.Environments.MuJoCo;

namespace NE.Runtime.Environments.Shifts;

/// <summary>The shifts of one environment.</summary>
internal sealed class TaskShifts
{
    private readonly ShiftEdit[] edits;
    private readonly ShiftValue?[] applied;
    private readonly MuJoCoEnvironment? physics;

    private TaskShifts(ShiftEdit[] edits, MuJoCoEnvironment? physics)
    {
        this.edits = edits;
        this.physics = physics;
        applied = new ShiftValue?[edits.Length];
    }

    /// <summary>Prepares the shifts of an environment, which stays unchanged until a value is applied.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="task">Its task.</param>
    /// <param name="shifts">The shifts, in the order of their properties.</param>
    /// <exception cref="ArgumentException">The task has no model, or the model no element of a name; the message is a sentence.</exception>
    internal static TaskShifts Of(IEnvironment environment, TaskSpec task, IReadOnlyList<ShiftAttribute> shifts)
    {
        MuJoCoEnvironment? physics = environment as MuJoCoEnvironment;
        return new([.. shifts.Select(shift => Edit(shift, task, physics))], physics);
    }

    /// <summary>The elements that a shift names; empty for all.</summary>
    internal static string[] Names(ShiftAttribute shift) =>
        shift.Of.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Applies values that are not yet applied.</summary>
    /// <param name="values">One per shift.</param>
    internal void Apply(IReadOnlyList<ShiftValue> values)
    {
        bool changed = false;
        for (int shift = 0; shift < edits.Length; shift++)
        {
            if (!ReferenceEquals(applied[shift], values[shift]))
            {
                edits[shift].Apply(values[shift]);
                applied[shift] = values[shift];
                changed = true;
            }
        }

        if (changed)
        {
            physics?.ModelEdited();
        }
    }

    /// <summary>Changes what the agent sees of an observation.</summary>
    internal void Observe(Span<float> observation)
    {
        foreach (ShiftEdit edit in edits)
        {
            edit.Observe(observation);
        }
    }

    /// <summary>Changes the agent's action before it reaches the task.</summary>
    internal void Act(Span<float> action)
    {
        foreach (ShiftEdit edit in edits)
        {
            edit.Act(action);
        }
    }

    private static ShiftEdit Edit(ShiftAttribute shift, TaskSpec task, MuJoCoEnvironment? physics)
    {
        ShiftedProperty property = ShiftRegistry.Of(shift.Property);
        if (property.InModel && physics is null)
        {
            throw new ArgumentException(
                $"its {shift.Property} cannot shift, because its class does not derive from {nameof(MuJoCoEnvironment)}", nameof(shift));
        }

        try
        {
            return property.Edit(Names(shift), task, physics);
        }
        catch (MuJoCoException fault)
        {
            throw new ArgumentException($"its {shift.Property} cannot shift: {fault.Message}", nameof(shift), fault);
        }
    }
}
