using NE.Dsl;
using NE.Generators.Vocabulary;

namespace NE.Generators.Shifts.Properties;

/// <summary>Length of the vector of gravity.</summary>
internal sealed class Gravity : ShiftedProperty
{
    /// <inheritdoc/>
    public override Property Property => Property.Gravity;

    /// <inheritdoc/>
    public override ValueRange? Values => NotNegative;

    /// <inheritdoc/>
    public override bool InModel => true;

    /// <inheritdoc/>
    public override string? WithoutEffectOn(TaskModel model) => model.FeelsGravity ? null : "nothing can move along it there";
}
