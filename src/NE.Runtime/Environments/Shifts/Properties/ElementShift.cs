using System;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>A shift of some numbers of a model, each from its own value in the unchanged model.</summary>
/// <param name="nominal">The numbers of the unchanged model.</param>
/// <param name="indices">Which of them shift.</param>
/// <param name="write">Writes a number.</param>
internal sealed class ElementShift(double[] nominal, int[] indices, Action<int, double> write) : ShiftEdit
{
    /// <inheritdoc/>
    internal override void Apply(ShiftValue value)
    {
        foreach (int index in indices)
        {
            write(index, value.Of(nominal[index]));
        }
    }
}
