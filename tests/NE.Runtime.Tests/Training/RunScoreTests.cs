using System;
using System.IO;
using System.Linq;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Training;

public sealed class RunScoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_ShortRun_LeavesTheUntrainedEvaluationOutOfAllButTheArea()
    {
        // Two episodes per evaluation: 90, 10, 30 and 20.
        Write("0,0,80", "0,1,100", "100,0,10", "100,1,10", "200,0,20", "200,1,40", "250,0,20", "250,1,20");

        RunScore score = RunScore.Read(folder.Path);

        score.Score.ShouldBe(20);
        (score.Last, score.Best, score.BestStep, score.Steps).ShouldBe((20.0, 30.0, 200L, 250L));
        score.Area.ShouldBe(((100 * 50.0) + (100 * 20.0) + (50 * 25.0)) / 250, 1e-12);
        score.Text.ShouldBe("score 20.0, last 20.0, best 30.0 at step 200, AUC 33.0");
    }

    [Fact]
    public void Read_LongRun_ScoresTheLastTenEvaluations()
    {
        Write([.. Enumerable.Range(0, 31).Select(i => $"{100 * i},0,{i}")]);

        RunScore score = RunScore.Read(folder.Path);

        score.Score.ShouldBe(25.5);
        score.Area.ShouldBe(15);
    }

    [Theory]
    [InlineData("step")]
    [InlineData("0,0,x")]
    public void Read_WithoutAnEvaluation_SaysWhatToDo(string row)
    {
        Write(row);

        Should.Throw<RunException>(() => RunScore.Read(folder.Path)).Message
            .ShouldBe($"{Path.Combine(folder.Path, "eval.csv")} cannot be read; train again with --force.");
    }

    private void Write(params string[] rows) =>
        File.WriteAllText(Path.Combine(folder.Path, "eval.csv"), "step,episode,return,length,seed\n" + string.Join('\n', rows) + "\n");
}
