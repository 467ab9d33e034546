using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Vocabulary;

namespace NE.Generators.Shifts.Properties;

/// <summary>Damping of joints.</summary>
internal sealed class Damping : ShiftedProperty
{
    /// <inheritdoc/>
    public override Property Property => Property.Damping;

    /// <inheritdoc/>
    public override ValueRange? Values => NotNegative;

    /// <inheritdoc/>
    public override bool InModel => true;

    /// <inheritdoc/>
    public override string? Elements => "joint";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ElementsOf(TaskModel model) => model.Joints;

    /// <inheritdoc/>
    public override string? WithoutEffectOn(TaskModel model) => model.HasDamping ? null : "no joint is damped there";
}
