using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Report.Reading;

namespace NE.Report.Comparing;

/// <summary>The records of one layer of one run, by step.</summary>
/// <param name="Choices">What a reader chooses it by: experiment, task, layer.</param>
/// <param name="Colour">Place of the experiment in the palette.</param>
/// <param name="Records">At least one; all of one shape.</param>
internal sealed record LayerHistory(IReadOnlyList<string> Choices, int Colour, IReadOnlyList<LayerWeights> Records)
{
    /// <summary>What <see cref="Choices"/> are of.</summary>
    internal static IReadOnlyList<string> Lists { get; } = ["experiment", "task", "layer"];

    /// <summary>The layers of a run, in the order of the file.</summary>
    internal static IEnumerable<LayerHistory> Of(ExperimentRuns experiment, RunData run, ICollection<string> problems)
    {
        List<string> own = [];
        IReadOnlyList<LayerWeights> records = WeightFile.Read(run.Weights!, own);
        own.ForEach(problem => problems.Add($"{run.Path}: {problem}"));
        string name = string.Create(CultureInfo.InvariantCulture, $"{experiment.Label}, seed {run.Seed}");
        return records.GroupBy(static record => record.Layer).Select(layer => new LayerHistory(
            [name, run.Task, layer.Key], experiment.Index, [.. layer.Where(record => Shape(record) == Shape(layer.First())).OrderBy(static record => record.Step)]));
    }

    /// <summary>At most so many records, evenly spaced, with the first and the last.</summary>
    internal IReadOnlyList<LayerWeights> Spread(int most) => Records.Count <= most
        ? Records
        : [.. Enumerable.Range(0, most).Select(i => Records[(int)((long)i * (Records.Count - 1) / (most - 1))])];

    private static (int, int, int, int) Shape(LayerWeights record) => (record.Outputs, record.Inputs, record.Rows, record.Columns);
}
