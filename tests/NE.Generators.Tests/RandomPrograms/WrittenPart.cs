using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>An attribute as a user writes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Settings">Names and values in C#.</param>
internal sealed record WrittenPart(string Name, IReadOnlyList<(string Name, string Value)> Settings)
{
    /// <summary>The same with fewer settings, one at a time.</summary>
    public IEnumerable<WrittenPart> Smaller() => Settings.Select(setting => this with { Settings = [.. Settings.Where(other => other != setting)] });

    /// <inheritdoc/>
    public override string ToString() => Settings.Count == 0 ? Name
        : $"{Name}({string.Join(", ", Settings.Select(static setting => $"{setting.Name} = {setting.Value}"))})";
}
