namespace NE.Generators.Model;

/// <summary>One written value.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Value">The value: a number, the index of a choice, or 0 and 1 for false and true.</param>
internal readonly record struct Setting(string Name, double Value);
