namespace NE.Generators.Program;

/// <summary>The argument for a formal group: a group or one value.</summary>
/// <param name="Formal">The parameter.</param>
/// <param name="Actual">A group, or null.</param>
/// <param name="Value">A value, or null.</param>
internal sealed record Argument(Group Formal, Group? Actual, Value? Value);
