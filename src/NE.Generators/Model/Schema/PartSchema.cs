using NE.Generators.Diagnostics;

namespace NE.Generators.Model.Schema;

/// <summary>One part of the vocabulary: its values with their presets and ranges.</summary>
/// <param name="Name">The attribute's name without <c>Attribute</c>.</param>
/// <param name="Removable">Whether an experiment can do without it.</param>
/// <param name="Given">Whether a preset gives it when it is not written.</param>
/// <param name="RangeProblem">Id of the problem that reports a value outside its range (<see cref="ProblemId"/>).</param>
/// <param name="Settings">Its values.</param>
internal sealed record PartSchema(
    string Name, bool Removable, bool Given, string RangeProblem, EquatableArray<SettingSchema> Settings)
{
    /// <summary>The schema of a value, or null when the part has none of that name.</summary>
    public SettingSchema? Find(string setting)
    {
        foreach (SettingSchema candidate in Settings)
        {
            if (candidate.Name == setting)
            {
                return candidate;
            }
        }

        return null;
    }
}
