using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NE.Integration.Tests.Processes;
using NE.Integration.Tests.Trials;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Sequences;

/// <summary>What <c>eval</c> plays of a sequence, and what a run says of its tasks.</summary>
public sealed class SequenceEvalTests : IDisposable
{
    private const string Names = "InvertedPendulum-v4, Reacher-v4, Hopper-v4";

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Eval_OfASequence_PlaysTheChosenTaskWithItsOwnHead()
    {
        string run = RandomKills.Straight(root.Path, Trial.Find("SequenceTrial"));
        foreach (string task in Names.Split(", "))
        {
            string output = Eval(0, run, "--task", task).Output;

            output.ShouldStartWith($"SequenceTrial  {task}  seed 5  step 1,200\n");
            foreach (string[] row in File.ReadLines(Path.Combine(run, "tasks.csv")).Select(row => row.Split(',')).Where(row => row[0] == "1200" && row[2] == task))
                output.ShouldContain($"episode {row[3]}: return {row[4]}, length {row[5]}\n");
        }

        File.ReadLines(Path.Combine(run, "tasks.csv")).Count(row => row.StartsWith("1200,5,", StringComparison.Ordinal)).ShouldBe(3 * 2);
        Eval(0, run).Output.ShouldBe(Eval(0, run, "--task", "Hopper-v4").Output);
        Eval(0, run, "--checkpoint", "1190").Output.ShouldStartWith("SequenceTrial  Hopper-v4  ");

        Eval(2, run, "--task", "reacher").ShouldBe(("", $"{run} has no task 'reacher' in its sequence of {Names}; did you mean Reacher-v4?"));
        Eval(2, run, "--task", "HalfCheetah-v4").ShouldBe(("", $"{run} has no task 'HalfCheetah-v4' in its sequence of {Names}."));
        Eval(2, run, "--export", root.At("policy.onnx")).ShouldBe(
            ("", $"--export writes the policy of a run with one task, and the networks of SequenceTrial are as wide as the widest of {Names}; omit --export."));
        File.Exists(root.At("policy.onnx")).ShouldBeFalse();
        TasksOf(run).ShouldBe(Names);
    }

    [Fact]
    public void Eval_OfARunWithOneTask_HasNoOther()
    {
        string run = RandomKills.Straight(root.Path, Trial.Find("FirstTaskTrial"));

        Eval(2, run, "--task", "Reacher-v4").ShouldBe(("", $"{run} has one task, Reacher-v4; omit --task."));
        TasksOf(run).ShouldBeNull();
    }

    private static (string Output, string Errors) Eval(int expected, string run, params string[] flags)
    {
        (int code, string output, string errors) = TrialProcess.Run(["eval", run, .. flags]);
        code.ShouldBe(expected, errors);
        return (output, errors.Trim());
    }

    private static string? TasksOf(string run)
    {
        using JsonDocument record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(run, "run.json")));
        return record.RootElement.TryGetProperty("tasks", out JsonElement tasks)
            ? string.Join(", ", tasks.EnumerateArray().Select(task => task.GetString()))
            : null;
    }
}
