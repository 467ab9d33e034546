using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>A layer as a user writes it.</summary>
/// <param name="Size">What stands in <c>[Linear(…)]</c>.</param>
/// <param name="Steps">Attributes behind it.</param>
internal sealed record WrittenLayer(string Size, IReadOnlyList<string> Steps)
{
    /// <summary>Layers that are less: without one of the steps, or narrower.</summary>
    public IEnumerable<WrittenLayer> Smaller()
    {
        foreach (string step in Steps)
        {
            yield return this with { Steps = [.. Steps.Where(other => other != step)] };
        }

        if (int.TryParse(Size, out int units) && units > 1)
        {
            yield return this with { Size = $"{units / 2}" };
        }
    }

    /// <summary>The property.</summary>
    public string Text(string name) => $"[{string.Join(", ", [$"Linear({Size})", .. Steps])}] internal partial Layer {name} {{ get; }}";
}
