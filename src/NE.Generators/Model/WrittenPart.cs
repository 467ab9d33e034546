namespace NE.Generators.Model;

/// <summary>One written part, with only the values that it names.</summary>
/// <param name="Name">The attribute's name without <c>Attribute</c>.</param>
/// <param name="Settings">Sorted by name.</param>
internal sealed record WrittenPart(string Name, EquatableArray<Setting> Settings);
