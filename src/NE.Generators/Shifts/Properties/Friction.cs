using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Vocabulary;

namespace NE.Generators.Shifts.Properties;

/// <summary>Sliding friction of geoms.</summary>
internal sealed class Friction : ShiftedProperty
{
    /// <inheritdoc/>
    public override Property Property => Property.Friction;

    /// <inheritdoc/>
    public override ValueRange? Values => NotNegative;

    /// <inheritdoc/>
    public override bool InModel => true;

    /// <inheritdoc/>
    public override string? Elements => "geom";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ElementsOf(TaskModel model) => model.Geoms;

    /// <inheritdoc/>
    public override string? WithoutEffectOn(TaskModel model) => model.FeelsFriction ? null : "nothing touches anything with friction there";
}
