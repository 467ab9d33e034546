using NE.Dsl;
using NE.Generators.Vocabulary;

namespace NE.Generators.Shifts.Properties;

/// <summary>Speed of the medium along x.</summary>
internal sealed class Wind : ShiftedProperty
{
    /// <inheritdoc/>
    public override Property Property => Property.Wind;

    /// <inheritdoc/>
    public override ValueRange? Values => new(-1e6, LowOpen: false, 1e6, HighOpen: false);

    /// <inheritdoc/>
    public override bool HasNominal => false;

    /// <inheritdoc/>
    public override bool InModel => true;

    /// <inheritdoc/>
    public override string? WithoutEffectOn(TaskModel model) => model.HasMedium ? null : "there is no medium";
}
