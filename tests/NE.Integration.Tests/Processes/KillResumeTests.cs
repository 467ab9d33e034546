using System;
using System.Collections.Generic;
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
    private const double LatestMoment = 0.9;

    // Milliseconds; an interval between events takes about as long.
    private const int LongestWait = 20;

    private readonly TemporaryFolder root = new();
    private readonly Random random = new(Environment.TickCount);

    private static bool IsLong => Environment.GetEnvironmentVariable("NE_LONG_PROOFS") == "1";

    public void Dispose() => root.Dispose();

    [Fact]
    public void KilledRun_WhenResumedUntilDone_EndsInTheBytesOfAnUndisturbedRun()
    {
        string straight = Run("straight", Seed);
        File.ReadLines(TopologyOf(straight)).Count(line => line.Contains("Value1.Hidden2", StringComparison.Ordinal))
            .ShouldBeGreaterThanOrEqualTo(FewestEvents);

        Disturb("successive", IsLong ? 10 : 3, straight);
        for (int moment = 0; IsLong && moment < 10; moment++)
            Disturb($"moment-{moment}", 1, straight);
    }

    [Fact]
    public void TwoRuns_OfOneSeed_AreTheSameBytes_AndOfAnotherSeedAreNot()
    {
        string first = Run("a", 1);
        RunFiles.Differences(first, Run("b", 1)).ShouldBeEmpty();
        RunFiles.Differences(first, Run("c", 2)).Count.ShouldBe(5);
    }

    private static IEnumerable<string> Arguments(string output, uint seed) =>
        ["run", "--experiment", Experiment, "--seed", $"{seed}", "--out", output, "--quiet"];

    private static string TopologyOf(string folder) => Path.Combine(folder, "topology.jsonl");

    private static long Progress(string folder)
    {
        var file = new FileInfo(TopologyOf(folder));
        return file.Exists ? file.Length : 0;
    }

    private string FolderOf(string name, uint seed) => RunFiles.Folder(root.At(name), "Glider", Experiment, seed);

    private string Run(string name, uint seed)
    {
        (int exitCode, _, string errors) = TrialProcess.Run([.. Arguments(root.At(name), seed)]);
        exitCode.ShouldBe(0, errors);
        return FolderOf(name, seed);
    }

    // Moments are chosen by how much of the run's topology log is written, one in each of as many equal parts as there are kills, so that
    // they fall all over the run however fast the machine is; then a random wait moves each off the end of an event.
    private void Disturb(string name, int kills, string straight)
    {
        string folder = FolderOf(name, Seed);
        long length = Progress(straight);
        IEnumerable<string> arguments = Arguments(root.At(name), Seed);
        int done = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            double moment = (kill + random.NextDouble()) / kills;
            using TrialProcess process = TrialProcess.Start(arguments);
            process.WaitUntil(() => Progress(folder) > Math.Min(moment, LatestMoment) * length);
            Thread.Sleep(random.Next(LongestWait));
            bool killed = process.Kill();
            done += killed ? 1 : 0;
            log.WriteLine($"{name}: {(killed ? "killed" : "was done")} past {moment:P0} of the events, at {Last(folder)}");
            arguments = ["run", "--resume", folder, "--quiet"];
        }

        (int exitCode, string output, string errors) = TrialProcess.Run([.. arguments]);
        exitCode.ShouldBe(0, output + errors);
        File.Exists(Path.Combine(folder, "done")).ShouldBeTrue();
        RunFiles.Differences(straight, folder).ShouldBeEmpty(name);

        // A run may end in the wait of its last moment, not of all.
        done.ShouldBeGreaterThanOrEqualTo(kills == 1 ? 0 : kills - 1);
    }

    private static string Last(string folder)
    {
        string[] checkpoints = Directory.Exists(Path.Combine(folder, "checkpoints")) ? RunFiles.Checkpoints(folder) : [];
        return checkpoints.Length == 0 ? "no checkpoint yet" : Path.GetFileName(checkpoints[^1]);
    }
}
