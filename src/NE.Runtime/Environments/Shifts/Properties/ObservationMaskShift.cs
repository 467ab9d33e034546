using System;
using System.Linq;
using NE.Dsl;
using NE.Runtime.Environments.MuJoCo;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>Elements of the observation that read 0: a share of them, drawn without repetition.</summary>
internal sealed class ObservationMaskShift : ShiftedProperty
{
    /// <inheritdoc/>
    internal override Property Property => Property.ObservationMask;

    /// <inheritdoc/>
    internal override double[] Numbers(ShiftNumbers values, ref RandomStream random, TaskSpec task)
    {
        int count = (int)Math.Round(values.Next(ref random) * task.Observations, MidpointRounding.AwayFromZero);
        return [.. Permutation.Draw(task.Observations, ref random).Take(count).Order().Select(static element => (double)element)];
    }

    /// <inheritdoc/>
    internal override ShiftEdit Edit(string[] names, TaskSpec task, MuJoCoEnvironment? physics) => new Mask();

    private sealed class Mask : ShiftEdit
    {
        private int[] masked = [];

        internal override void Apply(ShiftValue value) => masked = [.. value.Numbers.Select(static element => (int)element)];

        internal override void Observe(Span<float> observation)
        {
            foreach (int element in masked)
            {
                observation[element] = 0;
            }
        }
    }
}
