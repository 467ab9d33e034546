using System.Linq;
using NE.Dsl;
using NE.MuJoCo;
using NE.Runtime.Environments.MuJoCo;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>
/// Gear of motors. With a gear of 0 a motor has no force, but its control still costs what the task charges for it.
/// </summary>
internal sealed class StrengthShift : ShiftedProperty
{
    private const int GearsOfMotor = 6;

    /// <inheritdoc/>
    internal override Property Property => Property.Strength;

    /// <inheritdoc/>
    internal override bool InModel => true;

    /// <inheritdoc/>
    internal override ShiftEdit Edit(string[] names, TaskSpec task, MuJoCoEnvironment? physics)
    {
        MuJoCoModel model = physics!.Data.Model;
        int[] gears = [.. ModelElements.Actuators(model, names).Select(static motor => GearsOfMotor * motor)];
        return new ElementShift(model.ActuatorGear.ToArray(), gears, (index, gear) => model.Edit.ActuatorGear[index] = gear);
    }
}
