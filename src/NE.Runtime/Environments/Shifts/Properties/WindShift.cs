using NE.Dsl;
using NE.MuJoCo;
using NE.Runtime.Environments.MuJoCo;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>Speed of the medium along x.</summary>
internal sealed class WindShift : ShiftedProperty
{
    /// <inheritdoc/>
    internal override Property Property => Property.Wind;

    /// <inheritdoc/>
    internal override bool InModel => true;

    /// <inheritdoc/>
    internal override ShiftEdit Edit(string[] names, TaskSpec task, MuJoCoEnvironment? physics)
    {
        MuJoCoModel model = physics!.Data.Model;
        return new ElementShift(model.Wind.ToArray(), [0], (axis, speed) => model.Edit.Wind[axis] = speed);
    }
}
