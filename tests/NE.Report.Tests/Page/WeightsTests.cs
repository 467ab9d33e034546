using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NE.Report.Comparing;
using NE.Report.Page;
using NE.Report.Page.Sections;
using NE.Report.Reading;
using Shouldly;
using Xunit;
using static NE.Report.Tests.PageReader;

namespace NE.Report.Tests.Page;

public sealed class WeightsTests : IDisposable
{
    private readonly RunFolders folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public void Masks_ShowEachConnectionAtEachRecordedStep()
    {
        folders.Write("Balance", 1, [1, 2]);

        JsonElement figure = Figure(Html(), "masks");

        JsonElement view = figure.GetProperty("views").EnumerateArray().ShouldHaveSingleItem();
        view.GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()).ShouldBe(["Balance, seed 1", "SwingUp", "Policy.Hidden1"]);
        Numbers(view, "grid").ShouldBe([2, 3, 2, 3]);
        JsonElement[] frames = [.. view.GetProperty("frames").EnumerateArray()];
        frames.Select(frame => frame.GetProperty("n").GetString()).ShouldBe(["step 0", "step 1,000"]);
        frames.Select(frame => frame.GetProperty("note").GetString()).ShouldBe(["2 of 6 connections live (33.3 %)", "4 of 6 connections live (66.7 %)"]);
        frames.Select(frame => frame.GetProperty("cells").GetBytesFromBase64()).ShouldBe([[255, 0, 0, 0, 0, 255], [255, 255, 0, 0, 255, 255]]);
    }

    [Fact]
    public void Histograms_ShareTheWidestBinsAndSumToOne()
    {
        folders.Write("Balance", 1, [1, 2]);

        JsonElement figure = Figure(Html(), "weight-histograms");

        figure.GetProperty("views").EnumerateArray().Select(view => view.GetProperty("choices")[2].GetString()).ShouldBe(["Policy.Hidden1", "Value1.Q"]);
        JsonElement hidden = figure.GetProperty("views")[0];
        // Bins of 1/2 from −1: the weights from −1/4 to 0 and from 1/4 to 1/2 at step 0; 1, 1 and 2 weights at step 1,000.
        Numbers(hidden, "bins").ShouldBe([-1, 0.5]);
        hidden.GetProperty("frames").EnumerateArray().Select(frame => Numbers(frame, "bars")).ShouldBe([[0, 0.5, 0.5], [0.25, 0.25, 0.5]]);
    }

    [Fact]
    public void JoinedBlocks_HaveTheShareOfTheirPositions()
    {
        // 5 units in 5 rows, 4 inputs in 2 columns of two; joined to 2 rows of 2 and 3 units.
        LayerWeights layer = new(0, "L", 5, 4, 10) { Rows = 5, Columns = 2, Cells = [2, 0, 1, 0, 2, 2, 0, 1, 2, 0] };

        MaskBlocks blocks = MaskBlocks.Of(layer, 2);

        (blocks.Rows, blocks.Columns).ShouldBe((2, 2));
        blocks.Shares.Select(share => share / 255.0).Zip([3 / 4.0, 0, 4 / 6.0, 3 / 6.0]).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 0.5 / 255);
    }

    [Fact]
    public void WideHistograms_AreJoinedUntilThereAreFewBins()
    {
        long[] ones = [.. Enumerable.Repeat(1L, 40)];
        LayerWeights narrow = new(0, "L", 8, 5, 40) { BinWidth = 0.125, FirstBin = -20, Counts = ones };
        LayerWeights far = narrow with { FirstBin = 60 };

        HistogramBins bins = HistogramBins.Of([narrow, far])!;

        // 120 bins of 1/8 from −2.5: 30 of 1/2.
        (bins.First, bins.Width, bins.Shares[0].Length).ShouldBe((-2.5, 0.5, 30));
        bins.Shares[0].ShouldBe([.. Enumerable.Repeat(0.1, 10), .. Enumerable.Repeat(0.0, 20)], 1e-12);
        bins.Shares[1].ShouldBe([.. Enumerable.Repeat(0.0, 20), .. Enumerable.Repeat(0.1, 10)], 1e-12);
    }

    [Theory]
    [InlineData(3, 25, 64)]
    [InlineData(9, 16, 64)]
    [InlineData(180, 6, 16)]
    [InlineData(100_000, 2, 8)]
    public void ManyLayers_AreShownInFewerFramesAndBlocks(int layers, int frames, int blocks) => WeightBudget.Of(layers).ShouldBe(new(frames, blocks));

    [Fact]
    public void DamagedLines_AreLeftOutAndNamed()
    {
        string folder = folders.Write("Balance", 1, [1, 2]);
        File.AppendAllText(
            Path.Combine(folder, "weights.jsonl"),
            """
            {"step":2000,"update":900,"layer":"Policy.Hidden1","outputs":2,"inputs":3,"live":2,"mask_rows":2,"mask_columns":3,"mask_live":[1,0,0]}
            {"step":2000,"update":900,"layer":7}
            {"step":2000,"update":900,"lay
            """);

        string html = Html();

        html.ShouldContain("2 lines of weights.jsonl cannot be read and are left out.");
        html.ShouldContain("The last line of weights.jsonl is incomplete and is left out.");
        Figure(html, "masks").GetProperty("views")[0].GetProperty("frames").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void RunWithoutTheFile_HasNoSection()
    {
        File.Delete(Path.Combine(folders.Write("Balance", 1, [1, 2]), "weights.jsonl"));

        Html().ShouldNotContain("id=\"weights\"");
    }

    private string Html() => HtmlPage.Of(Reporter.Read([folders.Root], null), DateTimeOffset.UnixEpoch);
}
