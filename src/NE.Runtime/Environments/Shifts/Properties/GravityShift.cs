using System;
using NE.Dsl;
using NE.MuJoCo;
using NE.Runtime.Environments.MuJoCo;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>Length of the vector of gravity; its direction stays.</summary>
internal sealed class GravityShift : ShiftedProperty
{
    /// <inheritdoc/>
    internal override Property Property => Property.Gravity;

    /// <inheritdoc/>
    internal override bool InModel => true;

    /// <inheritdoc/>
    /// <exception cref="MuJoCoException">The model has no gravity, and so no direction that could stay.</exception>
    internal override ShiftEdit Edit(string[] names, TaskSpec task, MuJoCoEnvironment? physics) =>
        physics!.Data.Model.Gravity.ContainsAnyExcept(0.0)
            ? new Vector(physics.Data.Model)
            : throw new MuJoCoException("the model has no gravity, and so no direction that could stay");

    private sealed class Vector(MuJoCoModel model) : ShiftEdit
    {
        private readonly double[] nominal = model.Gravity.ToArray();

        internal override void Apply(ShiftValue value)
        {
            double factor = value.Mode switch
            {
                ShiftMode.Scale => value.Numbers[0],
                ShiftMode.Set => value.Numbers[0] / Length(),
                _ => 1,
            };
            Span<double> gravity = model.Edit.Gravity;
            for (int axis = 0; axis < gravity.Length; axis++)
            {
                gravity[axis] = nominal[axis] * factor;
            }
        }

        private double Length() => Math.Sqrt((nominal[0] * nominal[0]) + (nominal[1] * nominal[1]) + (nominal[2] * nominal[2]));
    }
}
