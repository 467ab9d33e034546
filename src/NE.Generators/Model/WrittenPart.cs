namespace NE.Generators.Model;

/// <summary>One written part, with only the values that it names.</summary>
/// <param name="Name">The attribute's name without <c>Attribute</c>.</param>
/// <param name="Settings">Sorted by name.</param>
internal sealed record WrittenPart(string Name, EquatableArray<Setting> Settings)
{
    /// <summary>The user-defined type that it names, or null.</summary>
    public OwnType? Own { get; init; }

    /// <summary>The choice that tells it from others of its name, if an experiment may have several; null otherwise.</summary>
    public string? Which { get; init; }

    /// <summary>Identifies the part within an experiment.</summary>
    public string Key => PartKey.Of(Name, Own?.Name ?? Which);
}
