using NE.Dsl;
using NE.Generators.Vocabulary;

namespace NE.Generators.Shifts.Properties;

/// <summary>Share of the observation that reads 0.</summary>
internal sealed class ObservationMask : ShiftedProperty
{
    /// <inheritdoc/>
    public override Property Property => Property.ObservationMask;

    /// <inheritdoc/>
    public override ValueRange? Values => new(0, LowOpen: false, 1, HighOpen: false);

    /// <inheritdoc/>
    public override bool HasNominal => false;

    /// <inheritdoc/>
    public override bool InModel => false;
}
