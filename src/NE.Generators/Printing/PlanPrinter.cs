using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Printing;

/// <summary>The plan as a table, shown by an editor on hover and printed by a run.</summary>
internal static class PlanPrinter
{
    /// <summary>The tables of the networks, and the number of connections that each elastic layer grows over the declared run.</summary>
    public static string Print(ExperimentPlan plan)
    {
        Declaration declaration = plan.Declaration;
        TaskDeclaration task = declaration.Task;
        List<string> lines = [.. task.Tasks.Count == 0 ? [Task(task)] : Tasks(task), Length(declaration)];
        foreach (IEnumerable<string> block in plan.Networks.Select(Table).Concat(plan.Elastic ? [Growth(plan, declaration.Grow!)] : []))
        {
            lines.Add("");
            lines.AddRange(block);
        }

        return string.Join("\n", lines);
    }

    private static string Task(TaskDeclaration task) => $"{task.Name}: {task.Observations} observations, {task.Actions} actions "
        + (task.ActionLow.Count > 0
            ? "in individual bounds, mapped from ±1"
            : $"in ±{task.ActionLimit.ToString(CultureInfo.InvariantCulture)}");

    private static IEnumerable<string> Tasks(TaskDeclaration sequence)
    {
        yield return $"{sequence.Tasks.Count} tasks in turn, padded to {sequence.Observations} observations and {sequence.Actions} actions in ±1; an output "
            + "layer for each";
        foreach (TaskDeclaration task in sequence.Tasks)
        {
            yield return "  " + Task(task);
        }
    }

    private static string Length(Declaration declaration)
    {
        string updates = Count(UpdateClock.Total(declaration), "update");
        if (UpdateClock.Of(declaration) is { StepsPerTask: > 0 } clock)
        {
            return $"{Whole(declaration.Experiment.Steps)} steps: {Count(declaration.Experiment.Steps / clock.StepsPerTask, "visit")} of "
                + $"{Whole(clock.StepsPerTask)}, of which the first {Whole(clock.WarmUp)} of a task's first visit and {Whole(clock.RevisitWarmUp)} of a later "
                + $"one are warm-up; {updates}";
        }

        return declaration.Algorithm.WarmUp > 0
            ? $"{Whole(declaration.Experiment.Steps)} steps: the first {Whole(declaration.Algorithm.WarmUp)} are warm-up, with random actions and nothing learned; then {updates}"
            : $"{Whole(declaration.Experiment.Steps)} steps, {updates}";
    }

    private static IEnumerable<string> Growth(ExperimentPlan plan, GrowAttribute grow)
    {
        string pruned = plan.Declaration.Prune is null ? ""
            : grow.Control == Control.ClosedLoop ? "; pruned connections are regrown"
            : "; less what is pruned";
        yield return $"growth: {Count(plan.Events, "event")}, every {Whole(grow.Every)} updates until update {Whole(plan.GrowthEnd)}{pruned}";
        var rows = new List<string[]> { new[] { "layer", "live at start", "grown", "live at end", "density" } };
        foreach (NetworkPlan network in plan.Networks)
        {
            rows.AddRange(network.Layers.Where(static l => l.Elastic).Select(layer =>
            {
                long end = GrowthSchedule.LiveAtEnd(plan, layer);
                return new[]
                {
                    $"{network.Name}.{layer.Name}", Whole(layer.Live), Whole(end - layer.Live), Whole(end), Fraction((double)end / layer.Weights),
                };
            }));
        }

        foreach (string line in Aligned(rows))
        {
            yield return line;
        }
    }

    /// <summary>The table of one network.</summary>
    private static IEnumerable<string> Table(NetworkPlan network)
    {
        string twins = network.Declaration.Twins > 1 ? $", {network.Declaration.Twins} twins" : "";
        yield return $"{network.Name}{twins}";
        var rows = new List<string[]> { new[] { "layer", "shape", "weights", "live at start", "density", "" } };
        rows.AddRange(network.Layers.Select((layer, l) => new[]
        {
            layer.Name, $"{layer.Inputs} -> {layer.Outputs}", Whole(layer.Weights), Whole(layer.Live),
            Fraction((double)layer.Live / layer.Weights), Remark(network, l),
        }));
        string epsilon = network.Allocation is { } allocation && !double.IsNaN(allocation.Epsilon)
            ? $"epsilon {Fraction(allocation.Epsilon)}"
            : "";
        rows.Add(["total", "", Whole(network.Weights), Whole(network.Live), Fraction((double)network.Live / network.Weights), epsilon]);
        foreach (string line in Aligned(rows))
        {
            yield return line;
        }
    }

    /// <summary>One line on a layer.</summary>
    public static string Line(LayerPlan layer)
    {
        string shape = $"{Count(layer.Inputs, "input")}, {Count(layer.Outputs, "unit")}";
        return layer.Masked
            ? $"{shape}; {Whole(layer.Live)} of {Whole(layer.Weights)} weights live at the start, "
                + $"density {Fraction((double)layer.Live / layer.Weights)}."
            : $"{shape}; {Whole(layer.Weights)} weights, dense.";
    }

    /// <summary>A whole number with spaces between thousands.</summary>
    public static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    // Left-aligned names, then four right-aligned columns of numbers and an optional remark.
    private static IEnumerable<string> Aligned(List<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, 5).Select(c => rows.Max(r => r[c].Length))];
        foreach (string[] row in rows)
        {
            IEnumerable<string> columns = row.Select((text, c) => c == 0 ? text.PadRight(widths[c]) : c < 5 ? text.PadLeft(widths[c]) : text);
            yield return string.Join("  ", columns).TrimEnd();
        }
    }

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

    private static string Count(long number, string what) => $"{Whole(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Fraction(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);
}
