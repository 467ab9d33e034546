using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Vocabulary;

namespace NE.Generators.Shifts.Properties;

/// <summary>Mass and inertia of bodies.</summary>
internal sealed class Mass : ShiftedProperty
{
    /// <inheritdoc/>
    public override Property Property => Property.Mass;

    /// <inheritdoc/>
    public override ValueRange? Values => new(0, LowOpen: true, double.PositiveInfinity, HighOpen: true);

    /// <inheritdoc/>
    public override bool InModel => true;

    /// <inheritdoc/>
    public override string? Elements => "body";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ElementsOf(TaskModel model) => model.Bodies;
}
