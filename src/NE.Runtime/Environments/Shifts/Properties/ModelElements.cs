using System.Linq;
using NE.MuJoCo;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>Elements of a model that a shift acts on.</summary>
internal static class ModelElements
{
    private const int FreeJoint = 0;
    private const int BallJoint = 1;

    /// <summary>The indices of named elements, or of all.</summary>
    internal static int[] Of(MuJoCoModel model, MuJoCoObject kind, string[] names, int count) =>
        names.Length == 0 ? [.. Enumerable.Range(0, count)] : [.. names.Select(name => model.Id(kind, name))];

    /// <summary>The degrees of freedom of named joints, or all.</summary>
    internal static int[] DegreesOfFreedom(MuJoCoModel model, string[] names) => names.Length == 0
        ? [.. Enumerable.Range(0, model.Nv)]
        :
        [
            .. from joint in Of(model, MuJoCoObject.Joint, names, model.Njnt)
               let count = model.JntType[joint] switch { FreeJoint => 6, BallJoint => 3, _ => 1 }
               from offset in Enumerable.Range(0, count)
               select model.JntDofAdr[joint] + offset,
        ];

    /// <summary>The actuators that drive named joints, or all.</summary>
    /// <exception cref="MuJoCoException">No actuator drives a joint of that name.</exception>
    internal static int[] Actuators(MuJoCoModel model, string[] names) =>
        [.. names.Length == 0 ? Enumerable.Range(0, model.Nu) : names.SelectMany(name => Driving(model, name))];

    private static int[] Driving(MuJoCoModel model, string name)
    {
        int joint = model.Id(MuJoCoObject.Joint, name);
        int[] actuators = [.. Enumerable.Range(0, model.Nu).Where(actuator => model.ActuatorTrnId[2 * actuator] == joint)];
        return actuators.Length > 0 ? actuators : throw new MuJoCoException($"no motor of the model drives the joint '{name}'.");
    }
}
