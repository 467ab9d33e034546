using System;
using System.Linq;
using NE.Dsl;
using NE.Runtime.Environments.MuJoCo;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>Factor on the components of the action, before the task maps, executes and charges for it.</summary>
internal sealed class ActionScaleShift : ShiftedProperty
{
    /// <inheritdoc/>
    internal override Property Property => Property.ActionScale;

    /// <inheritdoc/>
    internal override ShiftEdit Edit(string[] names, TaskSpec task, MuJoCoEnvironment? physics) => new Factor(
        names.Length == 0 ? [.. Enumerable.Range(0, task.Actions)]
        : physics is not null ? ModelElements.Actuators(physics.Data.Model, names)
        : throw new ArgumentException("its actions have no names, because its class does not derive from MuJoCoEnvironment", nameof(names)));

    private sealed class Factor(int[] components) : ShiftEdit
    {
        private float factor = 1;

        internal override void Apply(ShiftValue value) => factor = (float)value.Of(1);

        internal override void Act(Span<float> action)
        {
            foreach (int component in components)
            {
                action[component] *= factor;
            }
        }
    }
}
