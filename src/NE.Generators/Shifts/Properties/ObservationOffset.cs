using NE.Dsl;
using NE.Generators.Vocabulary;

namespace NE.Generators.Shifts.Properties;

/// <summary>A constant added to the observation.</summary>
internal sealed class ObservationOffset : ShiftedProperty
{
    /// <inheritdoc/>
    public override Property Property => Property.ObservationOffset;

    /// <inheritdoc/>
    public override ValueRange? Values => new(-1e6, LowOpen: false, 1e6, HighOpen: false);

    /// <inheritdoc/>
    public override bool HasNominal => false;

    /// <inheritdoc/>
    public override bool InModel => false;
}
