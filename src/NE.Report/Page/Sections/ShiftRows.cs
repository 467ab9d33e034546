using System;
using System.Collections.Generic;
using System.Linq;
using NE.Report.Comparing;
using NE.Report.Figures;
using NE.Report.Reading;

namespace NE.Report.Page.Sections;

/// <summary>Changes of a task as marks on a curve and as rows of a table.</summary>
internal static class ShiftRows
{
    private const int MostNames = 20, MostMarks = 100;

    /// <summary>The changes of the first run that has any, after its start; with their values where these are the same in all runs.</summary>
    internal static IReadOnlyList<FigureSwitch> Marks(IEnumerable<ExperimentRuns> experiments, string task)
    {
        IReadOnlyList<ShiftRecord>[] runs =
            [.. experiments.SelectMany(experiment => experiment.On(task)).Select(static run => run.Shifts).Where(static shifts => shifts.Count > 0)];
        if (runs.Length == 0)
        {
            return [];
        }

        IGrouping<double, ShiftRecord>[] moments = [.. runs[0].Where(static shift => shift.Step > 0).GroupBy(static shift => shift.Step)];
        if (moments.Length > MostMarks)
        {
            // More lines would hide the curve; the table lists the changes.
            return [];
        }

        bool named = moments.Length <= MostNames && runs[0].Select(static shift => shift.Property).Distinct().Count() == 1;
        ILookup<long, string> values = runs.SelectMany(static shifts => shifts).ToLookup(static shift => shift.Segment, static shift => Value([shift]));
        return
        [
            .. moments.Select(moment => new FigureSwitch(
                moment.Key, named && values[moment.First().Segment].Distinct().Count() == 1 ? values[moment.First().Segment].First() : "")),
        ];
    }

    /// <summary>Rows of an experiment on a task: experiment, property, segment, step, value.</summary>
    internal static IEnumerable<string[]> Of(ExperimentRuns experiment, string task) =>
        from shift in experiment.On(task).SelectMany(static run => run.Shifts).GroupBy(static shift => (shift.Property, shift.Segment))
        orderby shift.Key.Property, shift.Key.Segment
        let steps = shift.Select(static one => one.Step).ToArray()
        select (string[])
        [
            experiment.Label,
            shift.Key.Property,
            Numbers.Steps(shift.Key.Segment),
            steps.Min() < steps.Max() ? $"{Numbers.Steps(steps.Min())} to {Numbers.Steps(steps.Max())}" : Numbers.Steps(steps[0]),
            Value([.. shift]),
        ];

    private static string Value(IReadOnlyList<ShiftRecord> seeds)
    {
        ShiftRecord first = seeds[0];
        if (first.Values.Count != 1)
        {
            return first.Values.Count == 0 ? "unchanged" : $"{first.Values.Count} numbers";
        }

        double[] values = [.. seeds.Where(static shift => shift.Values.Count == 1).Select(static shift => shift.Values[0])];
        string range = values.Min() < values.Max() ? $"{Numbers.Text(values.Min())} to {Numbers.Text(values.Max())}" : Numbers.Text(values[0]);
        return string.Equals(first.Mode, "scale", StringComparison.Ordinal) ? $"× {range}" : range;
    }
}
