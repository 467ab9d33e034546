using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Printing;

/// <summary>The plan as a table for people: what an editor shows on hover, and what a run prints.</summary>
internal static class PlanPrinter
{
    /// <summary>The tables of both networks and one line on growth.</summary>
    public static string Print(ExperimentPlan plan)
    {
        Declaration declaration = plan.Declaration;
        TaskDeclaration task = declaration.Task;
        var lines = new List<string>
        {
            $"{task.Name}: {task.Observations} observations, {task.Actions} actions in ±{task.ActionLimit.ToString(CultureInfo.InvariantCulture)}",
            "",
        };
        lines.AddRange(Table(plan.Actor));
        lines.Add("");
        lines.AddRange(Table(plan.Critic));
        if (plan.Elastic)
        {
            GrowPart grow = declaration.Grow!;
            lines.Add("");
            lines.Add(
                $"growth: {Whole(plan.Events)} events, every {Whole(grow.Every)} updates until update {Whole(plan.GrowthEnd)}, "
                + $"to density {Fraction(declaration.Topology!.FinalDensity)}");
        }

        return string.Join("\n", lines);
    }

    /// <summary>The table of one network.</summary>
    public static IEnumerable<string> Table(NetworkPlan network)
    {
        string twins = network.Declaration.Twins > 1 ? $", {network.Declaration.Twins} twins" : "";
        yield return $"{network.Name}{twins}";
        var rows = new List<string[]> { new[] { "layer", "shape", "weights", "live at start", "density", "" } };
        rows.AddRange(network.Layers.Select((layer, l) => new[]
        {
            layer.Name, $"{layer.Inputs} -> {layer.Outputs}", Whole(layer.Weights), Whole(layer.Live), Fraction((double)layer.Live / layer.Weights),
            Remark(network, l),
        }));
        string epsilon = network.Allocation is { } allocation && !double.IsNaN(allocation.Epsilon)
            ? $"epsilon {Fraction(allocation.Epsilon)}"
            : "";
        rows.Add(["total", "", Whole(network.Weights), Whole(network.Live), Fraction((double)network.Live / network.Weights), epsilon]);
        int[] widths = [.. Enumerable.Range(0, 5).Select(c => rows.Max(r => r[c].Length))];
        foreach (string[] row in rows)
        {
            string line = $"{row[0].PadRight(widths[0])}  {row[1].PadLeft(widths[1])}  {row[2].PadLeft(widths[2])}  "
                + $"{row[3].PadLeft(widths[3])}  {row[4].PadLeft(widths[4])}  {row[5]}";
            yield return line.TrimEnd();
        }
    }

    /// <summary>One line on a layer.</summary>
    public static string Line(LayerPlan layer)
    {
        string shape = $"{Count(layer.Inputs, "input")}, {Count(layer.Outputs, "unit")}";
        return layer.Masked
            ? $"{shape}; {Whole(layer.Live)} of {Whole(layer.Weights)} weights live at the start, density {Fraction((double)layer.Live / layer.Weights)}."
            : $"{shape}; {Whole(layer.Weights)} weights, dense.";
    }

    /// <summary>A whole number with spaces between thousands.</summary>
    public static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    private static string Remark(NetworkPlan network, int l)
    {
        if (network.Allocation is not { } allocation)
        {
            return "";
        }

        if (allocation.Layers[l].Protected)
        {
            return "protected";
        }

        if (allocation.Relaxed.Contains(network.Layers[l].Name))
        {
            return "was to be protected, exceeds the budget";
        }

        return network.Layers[l].Asked > 1 ? $"Erdős–Rényi asks {Fraction(network.Layers[l].Asked)}, dense" : "";
    }

    private static string Count(int number, string what) => $"{Whole(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Fraction(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);
}
