namespace NE.Generators.Model;

/// <summary>One part of a complete experiment: all its settings, written or default.</summary>
/// <param name="Name">The attribute's name without <c>Attribute</c>.</param>
/// <param name="Settings">In the order of the vocabulary.</param>
internal sealed record PartValues(string Name, EquatableArray<Setting> Settings)
{
    /// <summary>The user-defined type that it names, or null.</summary>
    public OwnType? Own { get; init; }

    /// <summary>The value of a setting.</summary>
    public double this[string setting]
    {
        get
        {
            foreach (Setting candidate in Settings)
            {
                if (candidate.Name == setting)
                {
                    return candidate.Value;
                }
            }

            throw new System.ArgumentException($"{Name} has no setting '{setting}'.", nameof(setting));
        }
    }
}
