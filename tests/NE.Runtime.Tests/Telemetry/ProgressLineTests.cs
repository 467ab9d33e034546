using System;
using System.IO;
using System.Linq;
using NE.Runtime.Telemetry;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Telemetry;

public sealed class ProgressLineTests
{
    private static readonly ProgressState State = new(420_000, 1_000_000, 5_100)
    {
        SecondsLeft = 114,
        EpisodeReturn = 2_211.4,
        EvaluationMean = 2_431.2,
        EvaluationStd = 88.3,
        EvaluationStep = 420_000,
        LiveShare = 0.38,
        SparsestLayer = "Value1.Hidden2",
        SparsestShare = 0.31,
    };

    [Fact]
    public void Text_AllKnown_ShowsEverythingOnOneLine() => ProgressLine.Text(State).ShouldBe(
        " 42% 420k/1.0M  5.1k steps/s  return 2211  eval 2431 ± 88 at 420k  elastic live 38% (Value1.Hidden2 31%)  1 min 54 s left");

    [Fact]
    public void Text_SeveralEvaluations_ShowsTheirCurveAndLeavesItOutFirst()
    {
        ProgressState state = State with { Evaluations = [-1_000, 0, 1_000, 600] };

        ProgressLine.Text(state).ShouldContain("at 420k  ▁▅█▇  elastic");
        ProgressLine.Text(state, ProgressLine.Text(State).Length).ShouldBe(ProgressLine.Text(State));
    }

    [Fact]
    public void Sparkline_ManyValues_AreMeansOfEqualStretches()
    {
        Sparkline.Of([1, 2]).ShouldBe("");
        Sparkline.Of([5, 5, 5]).ShouldBe("▁▁▁");
        Sparkline.Of([.. Enumerable.Range(0, 160).Select(i => (double)(i / 10))]).ShouldBe("▁▁▂▂▃▃▄▄▅▅▆▆▇▇██");
    }

    [Fact]
    public void Text_NothingKnown_ShowsTheStepOnly() => ProgressLine.Text(new ProgressState(0, 300_000, 0)).ShouldBe("  0% 0/300k");

    [Theory]
    [InlineData(0.2, "1 s")]
    [InlineData(59.5, "1 min 0 s")]
    [InlineData(3_840, "1 h 4 min")]
    [InlineData(200_000, "2 d 7 h")]
    public void Duration_Seconds_AreShownInTheirTwoLargestUnits(double seconds, string expected) =>
        ProgressLine.Duration(seconds).ShouldBe(expected);

    [Theory]
    [InlineData(999, "999")]
    [InlineData(1_000, "1.0k")]
    [InlineData(9_949, "9.9k")]
    [InlineData(9_950, "10k")]
    [InlineData(999_499, "999k")]
    [InlineData(999_500, "1.0M")]
    public void Short_Counts_HaveAUnit(double count, string expected) => ProgressLine.Short(count).ShouldBe(expected);

    [Fact]
    public void Show_OnATerminal_RewritesTheLineAndCoversALongerOne()
    {
        StringWriter output = new();
        ProgressLine line = new(output, TextWriter.Null, () => 200, quiet: false, TimeProvider.System);

        line.Show(State);
        line.Show(new ProgressState(0, 300_000, 0));
        line.EndLine();

        string[] parts = output.ToString().Split('\r');
        parts.Length.ShouldBe(3);
        parts[2].TrimEnd('\n').Length.ShouldBe(parts[1].Length);
    }

    [Theory]
    [InlineData(40, " 42% 420k/1.0M  1 min 54 s left")]
    [InlineData(80, " 42% 420k/1.0M  5.1k steps/s  eval 2431 ± 88 at 420k  1 min 54 s left")]
    [InlineData(
        200, " 42% 420k/1.0M  5.1k steps/s  return 2211  eval 2431 ± 88 at 420k  elastic live 38% (Value1.Hidden2 31%)  1 min 54 s left")]
    [InlineData(9, " 42% 420")]
    public void Show_OnATerminal_LeavesOutWhatDoesNotFitIntoItsColumns(int columns, string expected)
    {
        StringWriter output = new();
        ProgressLine line = new(output, TextWriter.Null, () => columns, quiet: false, TimeProvider.System);

        line.Show(State);
        line.Show(State);

        output.ToString().ShouldBe($"\r{expected}\r{expected}");
        expected.Length.ShouldBeLessThan(columns);
    }

    [Fact]
    public void Show_OnATerminalMadeNarrower_WritesNoLineThatWraps()
    {
        StringWriter output = new();
        int columns = 200;
        ProgressLine line = new(output, TextWriter.Null, () => columns, quiet: false, TimeProvider.System);

        line.Show(State);
        columns = 40;
        line.Show(State);

        output.ToString().Split('\r')[2].Length.ShouldBe(39);
    }

    [Fact]
    public void Text_DuringTheWarmUp_SaysWhenLearningBegins() =>
        ProgressLine.Text(new ProgressState(900, 6_000, 5_100) { LearnsFrom = 25_000 }).ShouldBe(" 15% 900/6.0k  5.1k steps/s  warm-up to 25k");

    [Fact]
    public void Show_InAPipe_WritesPlainLines()
    {
        StringWriter output = new();
        ProgressLine line = new(output, TextWriter.Null, columns: null, quiet: false, TimeProvider.System);

        line.Show(State);
        line.EndLine();

        output.ToString().ShouldBe(ProgressLine.Text(State) + "\n");
    }

    [Fact]
    public void Due_InAPipe_IsEveryThirtySeconds()
    {
        StoppedClock clock = new();
        ProgressLine line = new(TextWriter.Null, TextWriter.Null, columns: null, quiet: false, clock);

        clock.Seconds = 29.9;
        line.Due.ShouldBeFalse();
        clock.Seconds = 30;
        line.Due.ShouldBeTrue();
        line.Show(State);
        line.Due.ShouldBeFalse();
    }

    [Fact]
    public void Show_Quiet_WritesNothing()
    {
        StringWriter output = new();
        ProgressLine line = new(output, TextWriter.Null, () => 200, quiet: true, TimeProvider.System);

        line.Show(State);
        line.WriteLine("a sentence");
        line.EndLine();

        output.ToString().ShouldBe("");
    }

    [Fact]
    public void Warn_Quiet_StillWritesToTheErrors()
    {
        StringWriter output = new(), errors = new();
        ProgressLine line = new(output, errors, columns: null, quiet: true, TimeProvider.System);

        line.Warn("a warning");

        (output.ToString(), errors.ToString()).ShouldBe(("", "a warning\n"));
    }

    private sealed class StoppedClock : TimeProvider
    {
        internal double Seconds { get; set; }

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => (long)(Seconds * 1_000);
    }
}
