using NE.Dsl;
using NE.Runtime.Environments.MuJoCo;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.Shifts;

/// <summary>A property that can shift: how its values are drawn, and how one is applied to an environment.</summary>
internal abstract class ShiftedProperty
{
    /// <summary>The property.</summary>
    internal abstract Property Property { get; }

    /// <summary>Whether it belongs to the simulated model, so that the task must have one.</summary>
    internal virtual bool InModel => false;

    /// <summary>The numbers of a segment, from the value that was drawn or listed for it.</summary>
    /// <param name="values">Gives the value; of a draw, a new one each time.</param>
    /// <param name="random">Further random numbers of the segment.</param>
    /// <param name="task">The task.</param>
    internal virtual double[] Numbers(ShiftNumbers values, ref RandomStream random, TaskSpec task) => [values.Next(ref random)];

    /// <summary>Prepares the shift of an environment.</summary>
    /// <param name="names">The elements that it names, empty for all.</param>
    /// <param name="task">The task.</param>
    /// <param name="physics">Its environment on a model; null if it has none, which <see cref="InModel"/> excludes.</param>
    /// <exception cref="NE.MuJoCo.MuJoCoException">The model has no element of a name.</exception>
    internal abstract ShiftEdit Edit(string[] names, TaskSpec task, MuJoCoEnvironment? physics);
}
