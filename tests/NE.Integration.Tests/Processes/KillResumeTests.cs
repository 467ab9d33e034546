using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace NE.Integration.Tests.Processes;

/// <summary>
/// A run that is killed without warning, at moments past its first topology event, and resumed, ends in the bytes of a run that nothing
/// disturbed. The long form (ten moments in ten runs, and ten kills of one run) runs with the environment variable NE_LONG_PROOFS=1:
/// <c>NE_LONG_PROOFS=1 dotnet test tests/NE.Integration.Tests --filter KillResume</c>.
/// </summary>
public sealed class KillResumeTests(ITestOutputHelper log) : IDisposable
{
    private const string Experiment = "ResumeTrial";
    private const uint Seed = 6;
    private const int FewestEvents = 20;
    private readonly TemporaryFolder root = new();
    private readonly Random random = new(Environment.TickCount);

    private static bool IsLong => Environment.GetEnvironmentVariable("NE_LONG_PROOFS") == "1";

    public void Dispose() => root.Dispose();

    [Fact]
    public void KilledRun_WhenResumedUntilDone_EndsInTheBytesOfAnUndisturbedRun()
    {
        (string straight, TimeSpan afterFirstEvent) = RunStraight();
        File.ReadLines(Path.Combine(straight, "topology.jsonl")).Count(line => line.Contains("Value1.Hidden2", StringComparison.Ordinal))
            .ShouldBeGreaterThanOrEqualTo(FewestEvents);

        int kills = IsLong ? 10 : 3;
        Disturb("successive", kills, afterFirstEvent / kills, straight);
        for (int moment = 0; IsLong && moment < 10; moment++)
            Disturb($"moment-{moment}", 1, afterFirstEvent, straight);
    }

    [Fact]
    public void TwoRuns_OfOneSeed_AreTheSameBytes_AndOfAnotherSeedAreNot()
    {
        string Run(string name, uint seed)
        {
            (int exitCode, _, string errors) = TrialProcess.Run([.. Arguments(root.At(name), seed)]);
            exitCode.ShouldBe(0, errors);
            return RunFiles.Folder(root.At(name), "Glider", Experiment, seed);
        }

        string first = Run("a", 1);
        RunFiles.Differences(first, Run("b", 1)).ShouldBeEmpty();
        RunFiles.Differences(first, Run("c", 2)).Count.ShouldBe(4);
    }

    private static IEnumerable<string> Arguments(string output, uint seed) =>
        ["run", "--experiment", Experiment, "--seed", $"{seed}", "--out", output, "--quiet"];

    private (string Folder, TimeSpan AfterFirstEvent) RunStraight()
    {
        string folder = RunFiles.Folder(root.At("straight"), "Glider", Experiment, Seed);
        using TrialProcess process = TrialProcess.Start(Arguments(root.At("straight"), Seed));
        process.WaitUntil(() => HasEvent(folder)).ShouldBeTrue();
        var clock = Stopwatch.StartNew();
        (int exitCode, _, string errors) = process.Wait();
        exitCode.ShouldBe(0, errors);
        return (folder, clock.Elapsed);
    }

    private void Disturb(string name, int kills, TimeSpan span, string straight)
    {
        string folder = RunFiles.Folder(root.At(name), "Glider", Experiment, Seed);
        IEnumerable<string> arguments = Arguments(root.At(name), Seed);
        for (int kill = 0; kill < kills;)
        {
            DateTime start = DateTime.UtcNow;
            using TrialProcess process = TrialProcess.Start(arguments);
            process.WaitUntil(() => HasEvent(folder) && File.GetLastWriteTimeUtc(Path.Combine(folder, "topology.jsonl")) >= start);
            var delay = random.NextDouble() * span;
            Thread.Sleep(delay);
            bool killed = process.Kill();
            string end = killed ? "killed" : "was done";
            log.WriteLine($"{name}: {end} {delay.TotalMilliseconds:F0} ms after an event was seen, at {Last(folder)}");
            if (!killed && kill == 0)
            {
                Directory.Delete(root.At(name), recursive: true);
                continue;
            }

            kill++;
            arguments = ["run", "--resume", folder, "--quiet"];
            if (!killed)
                break;
        }

        (int exitCode, string output, string errors) = TrialProcess.Run([.. arguments]);
        exitCode.ShouldBe(0, output + errors);
        File.Exists(Path.Combine(folder, "done")).ShouldBeTrue();
        RunFiles.Differences(straight, folder).ShouldBeEmpty(name);
    }

    private static bool HasEvent(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, "topology.jsonl"));
        return file.Exists && file.Length > 0;
    }

    private static string Last(string folder)
    {
        string[] checkpoints = Directory.Exists(Path.Combine(folder, "checkpoints")) ? RunFiles.Checkpoints(folder) : [];
        return checkpoints.Length == 0 ? "no checkpoint yet" : Path.GetFileName(checkpoints[^1]);
    }
}
