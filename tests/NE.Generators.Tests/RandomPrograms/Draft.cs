using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>A declaration as a user writes it, in parts that can be left out: a failing one shrinks to what its fault needs.</summary>
/// <param name="Seed">What it was drawn by.</param>
/// <param name="Task">The task's class.</param>
/// <param name="Parts">Attributes of the experiment.</param>
/// <param name="Twins">Number of critics.</param>
/// <param name="Actor">Layers of the actor, the output last.</param>
/// <param name="Critic">Layers of the critic, the output last.</param>
internal sealed record Draft(
    int Seed, string Task, IReadOnlyList<WrittenPart> Parts, int Twins, IReadOnlyList<WrittenLayer> Actor, IReadOnlyList<WrittenLayer> Critic)
{
    /// <summary>Its class.</summary>
    public string Name => $"Random{Seed}";

    /// <summary>Drafts that say less, those that say much less first.</summary>
    public IEnumerable<Draft> Smaller()
    {
        foreach (WrittenPart part in Parts.Where(static part => part.Name != "Experiment"))
        {
            yield return this with { Parts = [.. Parts.Where(other => other != part)] };
        }

        if (Parts.All(static part => part.Name != "Dense"))
        {
            yield return this with { Parts = [.. Parts, new WrittenPart("Dense", [])] };
        }

        if (Twins > 1)
        {
            yield return this with { Twins = 1 };
        }

        foreach (IReadOnlyList<WrittenLayer> layers in Fewer(Actor))
        {
            yield return this with { Actor = layers };
        }

        foreach (IReadOnlyList<WrittenLayer> layers in Fewer(Critic))
        {
            yield return this with { Critic = layers };
        }

        for (int i = 0; i < Parts.Count; i++)
        {
            foreach (WrittenPart smaller in Parts[i].Smaller())
            {
                yield return this with { Parts = [.. Parts.Take(i), smaller, .. Parts.Skip(i + 1)] };
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (WrittenPart part in Parts)
        {
            text.Append($"[{part}]\n");
        }

        text.Append($"[Environment<{Task}>]\ninternal sealed partial class {Name}\n{{\n");
        Network(text, "Actor", "Policy", Actor);
        Network(text, $"Critic(Twins = {Twins})", "Value", Critic);
        return text.Append("}\n").ToString();
    }

    private static IEnumerable<IReadOnlyList<WrittenLayer>> Fewer(IReadOnlyList<WrittenLayer> layers) => Less(layers).Where(static left => left[0].Linear);

    private static IEnumerable<IReadOnlyList<WrittenLayer>> Less(IReadOnlyList<WrittenLayer> layers)
    {
        for (int i = 0; i < layers.Count - 1; i++)
        {
            yield return [.. layers.Take(i), .. layers.Skip(i + 1)];
        }

        for (int i = 0; i < layers.Count - 1; i++)
        {
            foreach (WrittenLayer smaller in layers[i].Smaller())
            {
                yield return [.. layers.Take(i), smaller, .. layers.Skip(i + 1)];
            }
        }
    }

    private static void Network(StringBuilder text, string role, string name, IReadOnlyList<WrittenLayer> layers)
    {
        text.Append($"    [{role}]\n    internal sealed partial class {name}\n    {{\n");
        for (int i = 0; i < layers.Count; i++)
        {
            text.Append($"        {layers[i].Text(i == layers.Count - 1 ? "Output" : $"Hidden{i + 1}")}\n");
        }

        text.Append("    }\n");
    }
}
