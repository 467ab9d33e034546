using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Vocabulary;

namespace NE.Generators.Shifts.Properties;

/// <summary>Factor on the components of the action.</summary>
internal sealed class ActionScale : ShiftedProperty
{
    /// <inheritdoc/>
    public override Property Property => Property.ActionScale;

    /// <inheritdoc/>
    public override ValueRange? Values => new(-1, LowOpen: false, 1, HighOpen: false);

    /// <inheritdoc/>
    public override bool InModel => false;

    /// <inheritdoc/>
    public override string? Elements => "joint with a motor";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ElementsOf(TaskModel model) => model.Motors;
}
