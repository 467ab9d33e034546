using System;
using System.Linq;
using NE.Dsl;
using NE.Runtime.Environments.MuJoCo;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>Order of the observation: element i of what the agent sees is element <c>order[i]</c> of the task's.</summary>
internal sealed class ObservationPermutationShift : ShiftedProperty
{
    /// <inheritdoc/>
    internal override Property Property => Property.ObservationPermutation;

    /// <inheritdoc/>
    internal override double[] Numbers(ShiftNumbers values, ref RandomStream random, TaskSpec task) =>
        [.. Permutation.Draw(task.Observations, ref random).Select(static element => (double)element)];

    /// <inheritdoc/>
    internal override ShiftEdit Edit(string[] names, TaskSpec task, MuJoCoEnvironment? physics) => new Order(task.Observations);

    private sealed class Order(int observations) : ShiftEdit
    {
        private readonly float[] original = new float[observations];
        private int[] order = [];

        internal override void Apply(ShiftValue value) => order = [.. value.Numbers.Select(static element => (int)element)];

        internal override void Observe(Span<float> observation)
        {
            if (order.Length > 0)
            {
                observation.CopyTo(original);
                for (int element = 0; element < order.Length; element++)
                {
                    observation[element] = original[order[element]];
                }
            }
        }
    }
}
