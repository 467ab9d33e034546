namespace NE.Generators.Model.Schema;

/// <summary>One value of a part.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Recommended">What the preset Recommended gives.</param>
/// <param name="Paper">What the preset Paper gives.</param>
/// <param name="Range">Where it may lie.</param>
/// <param name="Whole">Whether it is a whole number.</param>
/// <param name="Choices">The names of a choice, by number; empty for a number.</param>
internal sealed record SettingSchema(
    string Name, double Recommended, double Paper, ValueRange Range, bool Whole, EquatableArray<string> Choices)
{
    /// <summary>The name of the enum of a choice; empty for a number.</summary>
    public string ChoiceType { get; init; } = "";

    /// <summary>Whether it is true or false.</summary>
    public bool Flag => Whole && Choices.Count == 0 && Range is { Low: 0, High: 1 };

    /// <summary>The value that a preset gives.</summary>
    public double Default(Preset preset) => preset == Preset.Paper ? Paper : Recommended;

    /// <summary>Whether a written value is one of those allowed.</summary>
    public bool Allows(double value) => Range.Contains(value) && (!Whole || value == System.Math.Floor(value));
}
