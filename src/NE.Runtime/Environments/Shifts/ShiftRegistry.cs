using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Runtime.Environments.Shifts.Properties;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.Shifts;

/// <summary>The properties that can shift.</summary>
internal static class ShiftRegistry
{
    private const int SegmentBits = 48;

    /// <summary>All properties, in the order in which their effects on an observation are applied.</summary>
    internal static IReadOnlyList<ShiftedProperty> All { get; } =
    [
        new FrictionShift(), new GravityShift(), new WindShift(), new MassShift(), new StrengthShift(), new DampingShift(),
        new ObservationOffsetShift(), new ObservationMaskShift(), new ObservationPermutationShift(), new ActionScaleShift(),
    ];

    /// <summary>A property.</summary>
    internal static ShiftedProperty Of(Property property) => All.First(known => known.Property == property);

    /// <summary>
    /// The value of a segment: a function of the seed, the property and the segment, whatever else a run does (docs/algorithm.md, Shifts).
    /// </summary>
    internal static ShiftValue Value(ShiftAttribute shift, long segment, uint seed, TaskSpec task)
    {
        if (segment == 0 && shift.First == FirstSegment.Nominal)
        {
            return ShiftValue.Nominal;
        }

        RandomStream random = new(seed, RandomStreamId.Shift, ((ulong)shift.Property << SegmentBits) | (ulong)segment);
        double[] numbers = Of(shift.Property).Numbers(new ShiftNumbers(shift, segment), ref random, task);
        return new(shift.Scale is not null || (shift.Draw != Draw.None && shift.Relative) ? ShiftMode.Scale : ShiftMode.Set, numbers);
    }
}
