namespace NE.Generators.Model;

/// <summary>One written value.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Value">The value: a number, the index of a choice, or 0 and 1 for false and true; 0 for text and lists.</param>
internal readonly record struct Setting(string Name, double Value)
{
    /// <summary>Text, or a list of numbers in canonical form, <c>1, 0.15</c>; null for a number.</summary>
    public string? Text { get; init; }
}
