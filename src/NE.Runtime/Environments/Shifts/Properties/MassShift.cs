using NE.Dsl;
using NE.MuJoCo;
using NE.Runtime.Environments.MuJoCo;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>
/// Mass of bodies. Inertia changes by the same factor, and the model's derived constants are computed again: otherwise contacts and limits would
/// be as soft as before.
/// </summary>
internal sealed class MassShift : ShiftedProperty
{
    /// <inheritdoc/>
    internal override Property Property => Property.Mass;

    /// <inheritdoc/>
    internal override bool InModel => true;

    /// <inheritdoc/>
    internal override ShiftEdit Edit(string[] names, TaskSpec task, MuJoCoEnvironment? physics) =>
        new Bodies(physics!.Data.Model, ModelElements.Of(physics.Data.Model, MuJoCoObject.Body, names, physics.Data.Model.Nbody));

    private sealed class Bodies(MuJoCoModel model, int[] bodies) : ShiftEdit
    {
        private const int Axes = 3;

        private readonly double[] masses = model.BodyMass.ToArray();
        private readonly double[] inertias = model.BodyInertia.ToArray();

        internal override void Apply(ShiftValue value)
        {
            foreach (int body in bodies)
            {
                if (masses[body] > 0)
                {
                    Apply(body, value.Mode switch
                    {
                        ShiftMode.Scale => value.Numbers[0],
                        ShiftMode.Set => value.Numbers[0] / masses[body],
                        _ => 1,
                    });
                }
            }

            // It overwrites the state of the data that it is given.
            using MuJoCoData scratch = new(model);
            model.Edit.SetConstants(scratch);
        }

        private void Apply(int body, double factor)
        {
            model.Edit.BodyMass[body] = masses[body] * factor;
            for (int axis = Axes * body; axis < Axes * (body + 1); axis++)
            {
                model.Edit.BodyInertia[axis] = inertias[axis] * factor;
            }
        }
    }
}
