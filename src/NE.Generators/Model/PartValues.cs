namespace NE.Generators.Model;

/// <summary>One part of a complete experiment: all its settings, written or default.</summary>
/// <param name="Name">The attribute's name without <c>Attribute</c>.</param>
/// <param name="Settings">In the order of the vocabulary.</param>
internal sealed record PartValues(string Name, EquatableArray<Setting> Settings)
{
    /// <summary>The user-defined type that it names, or null.</summary>
    public OwnType? Own { get; init; }

    /// <summary>The choice that tells it from others of its name, if an experiment may have several; null otherwise.</summary>
    public string? Which { get; init; }

    /// <summary>The value of a setting.</summary>
    public double this[string setting] => Written(setting).Value;

    /// <summary>A setting with its value, which may be text.</summary>
    public Setting Written(string setting)
    {
        foreach (Setting candidate in Settings)
        {
            if (candidate.Name == setting)
            {
                return candidate;
            }
        }

        throw new System.ArgumentException($"{Name} has no setting '{setting}'.", nameof(setting));
    }
}
