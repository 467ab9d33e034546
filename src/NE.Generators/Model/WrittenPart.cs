namespace NE.Generators.Model;

/// <summary>One part that was written, with the values that it names and no others.</summary>
/// <param name="Name">The attribute's name without <c>Attribute</c>.</param>
/// <param name="Settings">Sorted by name.</param>
internal sealed record WrittenPart(string Name, EquatableArray<Setting> Settings);
