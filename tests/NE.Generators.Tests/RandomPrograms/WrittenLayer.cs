using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>A layer as a user writes it.</summary>
/// <param name="Size">What stands in <c>[Linear(…)]</c>; <c>block 2</c> for a residual block of that expansion, <c>norm</c> for a layer norm.</param>
/// <param name="Steps">Attributes behind it.</param>
internal sealed record WrittenLayer(string Size, IReadOnlyList<string> Steps)
{
    /// <summary>Whether it is a linear layer.</summary>
    public bool Linear => !Size.StartsWith("block", System.StringComparison.Ordinal) && Size != "norm";

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
    public string Text(string name) => Size == "norm" ? $"[LayerNorm(Epsilon = 0.01)] internal partial LayerNorm {name} {{ get; }}"
        : !Linear ? $"[ResidualBlock(Expansion = {Size.Split(' ')[1]}, Epsilon = 0.01)] internal partial ResidualBlock {name} {{ get; }}"
        : $"[{string.Join(", ", [$"Linear({Size})", .. Steps])}] internal partial Layer {name} {{ get; }}";
}
