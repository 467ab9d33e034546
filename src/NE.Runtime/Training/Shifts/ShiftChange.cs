using NE.Dsl;
using NE.Runtime.Environments.Shifts;

namespace NE.Runtime.Training.Shifts;

/// <summary>One change of a shifted property.</summary>
/// <param name="Step">Environment steps done before it.</param>
/// <param name="Episode">The first episode with the new value, in whole or in part.</param>
/// <param name="Segment">The segment that begins, from 0.</param>
/// <param name="Late">Steps between the step at which it was due and this one.</param>
/// <param name="Shift">The shift.</param>
/// <param name="Value">The new value.</param>
internal readonly record struct ShiftChange(long Step, long Episode, long Segment, long Late, ShiftAttribute Shift, ShiftValue Value);
