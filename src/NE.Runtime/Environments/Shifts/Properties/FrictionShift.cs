using System.Linq;
using NE.Dsl;
using NE.MuJoCo;
using NE.Runtime.Environments.MuJoCo;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>
/// Sliding friction of geoms, the floor included. A contact has the larger friction of its two geoms, so that lowering only the floor changes
/// nothing.
/// </summary>
internal sealed class FrictionShift : ShiftedProperty
{
    private const int Kinds = 3;

    /// <inheritdoc/>
    internal override Property Property => Property.Friction;

    /// <inheritdoc/>
    internal override bool InModel => true;

    /// <inheritdoc/>
    internal override ShiftEdit Edit(string[] names, TaskSpec task, MuJoCoEnvironment? physics)
    {
        MuJoCoModel model = physics!.Data.Model;
        int[] sliding = [.. ModelElements.Of(model, MuJoCoObject.Geom, names, model.Ngeom).Select(static geom => Kinds * geom)];
        return new ElementShift(model.GeomFriction.ToArray(), sliding, (index, friction) => model.Edit.GeomFriction[index] = friction);
    }
}
