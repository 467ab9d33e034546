using NE.Dsl;
using NE.MuJoCo;
using NE.Runtime.Environments.MuJoCo;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>Damping of joints. Factors leave undamped joints undamped, such as those of a free root.</summary>
internal sealed class DampingShift : ShiftedProperty
{
    /// <inheritdoc/>
    internal override Property Property => Property.Damping;

    /// <inheritdoc/>
    internal override bool InModel => true;

    /// <inheritdoc/>
    internal override ShiftEdit Edit(string[] names, TaskSpec task, MuJoCoEnvironment? physics)
    {
        MuJoCoModel model = physics!.Data.Model;
        return new ElementShift(
            model.DofDamping.ToArray(), ModelElements.DegreesOfFreedom(model, names), (index, damping) => model.Edit.DofDamping[index] = damping);
    }
}
