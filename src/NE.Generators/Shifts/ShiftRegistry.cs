using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Shifts.Properties;

namespace NE.Generators.Shifts;

/// <summary>The properties that can shift.</summary>
internal static class ShiftRegistry
{
    /// <summary>All properties.</summary>
    public static IReadOnlyList<ShiftedProperty> All { get; } =
    [
        new Friction(), new Gravity(), new Wind(), new Mass(), new Strength(), new Damping(),
        new ObservationOffset(), new ObservationMask(), new ObservationPermutation(), new ActionScale(),
    ];

    /// <summary>What is known of a property.</summary>
    public static ShiftedProperty Of(Property property) => All.First(known => known.Property == property);
}
