using System.Collections.Generic;
using NE.Generators.Model;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>The names of stages that a file does not name: numbered by kind, the last one that of the output.</summary>
/// <param name="role">The network's role.</param>
/// <param name="count">Number of its stages.</param>
internal sealed class YamlUsualNames(NetworkRole role, int count)
{
    private readonly Dictionary<Stage, int> numbers = [];
    private int index;

    /// <summary>The name of the next stage.</summary>
    public string Next(Stage stage)
    {
        numbers.TryGetValue(stage, out int before);
        numbers[stage] = before + 1;
        return ++index == count ? role.OutputName : $"{stage.UsualName}{before + 1}";
    }
}
