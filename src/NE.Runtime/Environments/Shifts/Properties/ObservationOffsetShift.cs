using System;
using System.Linq;
using NE.Dsl;
using NE.Runtime.Environments.MuJoCo;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>A constant added to every element of the observation, drawn for each of them.</summary>
internal sealed class ObservationOffsetShift : ShiftedProperty
{
    /// <inheritdoc/>
    internal override Property Property => Property.ObservationOffset;

    /// <inheritdoc/>
    internal override double[] Numbers(ShiftNumbers values, ref RandomStream random, TaskSpec task)
    {
        double[] offsets = new double[task.Observations];
        foreach (ref double offset in offsets.AsSpan())
        {
            offset = values.Next(ref random);
        }

        return offsets;
    }

    /// <inheritdoc/>
    internal override ShiftEdit Edit(string[] names, TaskSpec task, MuJoCoEnvironment? physics) => new Offsets();

    private sealed class Offsets : ShiftEdit
    {
        private float[] offsets = [];

        internal override void Apply(ShiftValue value) => offsets = [.. value.Numbers.Select(static offset => (float)offset)];

        internal override void Observe(Span<float> observation)
        {
            for (int element = 0; element < offsets.Length; element++)
            {
                observation[element] += offsets[element];
            }
        }
    }
}
