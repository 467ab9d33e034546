using NE.Dsl;
using NE.Generators.Vocabulary;

namespace NE.Generators.Shifts.Properties;

/// <summary>Order of the observation, drawn in every segment.</summary>
internal sealed class ObservationPermutation : ShiftedProperty
{
    /// <inheritdoc/>
    public override Property Property => Property.ObservationPermutation;

    /// <inheritdoc/>
    public override ValueRange? Values => null;

    /// <inheritdoc/>
    public override bool HasNominal => false;

    /// <inheritdoc/>
    public override bool InModel => false;
}
