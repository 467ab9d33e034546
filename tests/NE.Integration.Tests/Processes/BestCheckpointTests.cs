using System;
using System.IO;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>The checkpoint that <c>eval --checkpoint best</c> plays. ShortTrial is evaluated every 100 steps and saved every 50.</summary>
public sealed class BestCheckpointTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    private string Folder => RunFiles.Folder(root.Path, "Glider", "ShortTrial", 1);

    [Fact]
    public void Eval_OfARunThatEndedBeforeItsFirstPlannedEvaluation_PlaysItsEnd()
    {
        Train(30).ShouldContain("Complete at step 30: score ");

        (int code, string output, string errors) = TrialProcess.Run("eval", Folder, "--checkpoint", "best");

        code.ShouldBe(0, errors);
        output.ShouldStartWith("ShortTrial  Glider  seed 1  step 30\n");
        string[] last = [.. File.ReadAllLines(Path.Combine(Folder, "eval.csv"))[^1].Split(',')];
        last[0].ShouldBe("30");
        output.ShouldContain($"episode {last[1]}: return {last[2]}, length {last[3]}\n");
    }

    [Fact]
    public void Eval_OfARunWithoutAnEvaluationAfterItsStart_SaysWhenTheFirstIs()
    {
        // As a run that was stopped before its first evaluation leaves it.
        Train(30);
        File.Delete(Path.Combine(Folder, "checkpoints", "best"));

        Wrong("best").ShouldBe(
            $"{Folder} has no best checkpoint: no evaluation has followed that of the untrained networks, and the first is at step 100 or at "
            + "the end; give --checkpoint latest (step 30).");
        Wrong("31").ShouldBe($"{Folder} has no checkpoint '31'; it has latest and the steps 30.");
        File.Delete(Path.Combine(Folder, "checkpoints", "step-000000030.safetensors"));
        Wrong("latest").ShouldBe($"{Folder} has no checkpoint yet; it saves one when it is stopped, and every 50 steps.");
    }

    private string Train(int steps)
    {
        (int code, string output, string errors) = TrialProcess.Run("run", "--experiment", "ShortTrial", "--steps", $"{steps}", "--out", root.Path);
        code.ShouldBe(0, errors);
        return output;
    }

    private string Wrong(string checkpoint)
    {
        (int code, string output, string errors) = TrialProcess.Run("eval", Folder, "--checkpoint", checkpoint);
        (code, output).ShouldBe((2, ""));
        return errors.Trim();
    }
}
