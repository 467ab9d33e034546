using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Report.Comparing;
using NE.Report.Figures;
using NE.Report.Reading;

namespace NE.Report.Page.Sections;

/// <summary>Masks and distributions of weights, layer by layer, with a slider over the steps at which they were recorded.</summary>
internal sealed class WeightsSection : ISection
{
    public string Id => "weights";

    public string Title => "Weights and masks";

    public bool Has(ReportData data) => data.Runs.Any(static run => run.Weights is not null);

    public void Write(ReportData data, PageWriter page)
    {
        List<string> problems = [];
        LayerHistory[] layers = [.. Chosen(data).SelectMany(chosen => LayerHistory.Of(chosen.Experiment, chosen.Run, problems))];
        WeightBudget budget = WeightBudget.Of(layers.Length);
        page.Paragraph(
            $"Of the first seed of each experiment and task, from {WeightFile.Name}, at up to {budget.Frames} of the steps at which it was recorded. The slider moves through them.");
        page.Warnings(problems);
        page.Grid(((Figure[])[Masks(layers, budget), Weights(layers, budget)]).Where(static figure => figure.Views.Count > 0));
    }

    private static IEnumerable<(ExperimentRuns Experiment, RunData Run)> Chosen(ReportData data) =>
        from experiment in data.Experiments
        from task in data.Tasks
        let run = experiment.On(task).FirstOrDefault(static run => run.Weights is not null)
        where run is not null
        select (experiment, run);

    private static Figure Masks(IEnumerable<LayerHistory> layers, WeightBudget budget) => new(
        "masks", "Masks", "input", "unit", [.. layers.Where(static layer => layer.Records[0].Cells.Length > 0).Select(layer => Mask(layer, budget))])
    {
        Kind = FigureKind.Heatmap,
        Lists = LayerHistory.Lists,
        Caption = $"Share of the connections that are live in each block of neighbouring units and inputs; at most {budget.Blocks} × {budget.Blocks} blocks, so that in a "
            + "smaller layer a block is one connection.",
    };

    private static FigureView Mask(LayerHistory layer, WeightBudget budget)
    {
        IReadOnlyList<LayerWeights> records = layer.Spread(budget.Frames);
        MaskBlocks[] blocks = [.. records.Select(record => MaskBlocks.Of(record, budget.Blocks))];
        return new(layer.Choices, [])
        {
            Colour = layer.Colour,
            Grid = new(blocks[0].Rows, blocks[0].Columns, records[0].Outputs, records[0].Inputs),
            Frames = [.. records.Zip(blocks, static (record, block) => new FigureFrame(Step(record), Live(record), null, block.Shares))],
        };
    }

    private static Figure Weights(IEnumerable<LayerHistory> layers, WeightBudget budget) => new(
        "weight-histograms", "Distribution of weights", "weight", "share of the live weights, 0 to 1", [.. layers.Select(layer => Histogram(layer, budget)).OfType<FigureView>()])
    {
        Kind = FigureKind.Bars,
        Lists = LayerHistory.Lists,
        Caption = "Live weights without biases, in the same bins at every step. Bins are as wide as a power of two.",
    };

    private static FigureView? Histogram(LayerHistory layer, WeightBudget budget)
    {
        LayerWeights[] records = [.. layer.Spread(budget.Frames).Where(static record => record.Counts.Length > 0)];
        return HistogramBins.Of(records) is { } bins
            ? new(layer.Choices, [])
            {
                Colour = layer.Colour,
                Bins = new(bins.First, bins.Width),
                Frames = [.. records.Zip(bins.Shares, static (record, shares) => new FigureFrame(Step(record), Live(record), shares, null))],
            }
            : null;
    }

    private static string Step(LayerWeights record) => $"step {Numbers.Steps(record.Step)}";

    private static string Live(LayerWeights record)
    {
        double positions = (double)record.Outputs * record.Inputs;
        return string.Create(CultureInfo.InvariantCulture, $"{record.Live:N0} of {positions:N0} connections live ({record.Live / positions:P1})");
    }
}
