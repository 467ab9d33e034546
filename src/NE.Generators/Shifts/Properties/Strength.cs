using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Vocabulary;

namespace NE.Generators.Shifts.Properties;

/// <summary>Gear of motors.</summary>
internal sealed class Strength : ShiftedProperty
{
    /// <inheritdoc/>
    public override Property Property => Property.Strength;

    /// <inheritdoc/>
    public override ValueRange? Values => new(-1e6, LowOpen: false, 1e6, HighOpen: false);

    /// <inheritdoc/>
    public override bool InModel => true;

    /// <inheritdoc/>
    public override string? Elements => "joint with a motor";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ElementsOf(TaskModel model) => model.Motors;
}
