using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>
/// What a user meets when something is wrong: one sentence, an exit code that is not 0, and nothing saved before is lost.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Run_OfAnUnknownExperiment_NamesTheKnownOnes()
    {
        (int exitCode, string output, string errors) = TrialProcess.Run("run", "--experiment", "PaperTrail", "--out", root.Path);
        exitCode.ShouldNotBe(0);
        Sentence(output, errors).ShouldContain("PaperTrial");
    }

    [Fact]
    public void Run_IntoAFolderThatCannotBeCreated_SaysSoAndNamesTheFlag()
    {
        // A file stands where a folder is needed; permissions would not stop the root user.
        File.WriteAllText(root.At("file"), "");
        (int exitCode, string output, string errors) =
            TrialProcess.Run("run", "--experiment", "PaperTrial", "--out", root.At("file"), "--quiet");
        exitCode.ShouldBe(1);
        string sentence = Sentence(output, errors);
        sentence.ShouldContain(root.At("file"));
        sentence.ShouldContain("--out");
    }

    [Fact]
    public void Resume_WithADamagedLatestCheckpoint_FallsBackToTheOneBeforeAndSaysSo()
    {
        string folder = Finished("ResumeTrial", out byte[] final);
        Damage(RunFiles.Checkpoints(folder)[^1]);
        File.Delete(Path.Combine(folder, "done"));
        (int exitCode, string output, string errors) = TrialProcess.Run("run", "--resume", folder);
        exitCode.ShouldBe(0, output + errors);
        (output + errors).ShouldContain(Path.GetFileName(RunFiles.Checkpoints(folder)[^1]));
        File.ReadAllBytes(RunFiles.Checkpoints(folder)[^1]).AsSpan().SequenceEqual(final).ShouldBeTrue();
    }

    [Fact]
    public void Resume_WithOnlyDamagedCheckpoints_RefusesAndKeepsTheFiles()
    {
        string folder = Finished("ResumeTrial", out _);
        File.Delete(Path.Combine(folder, "done"));
        foreach (string checkpoint in Directory.GetFiles(Path.Combine(folder, "checkpoints"), "*.safetensors"))
            Damage(checkpoint);
        Dictionary<string, long> sizes = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("lock", StringComparison.Ordinal))
            .ToDictionary(file => file, file => new FileInfo(file).Length);
        (int exitCode, string output, string errors) = TrialProcess.Run("run", "--resume", folder);
        exitCode.ShouldBe(1);
        Sentence(output, errors).ShouldContain("checkpoint");
        sizes.ShouldAllBe(file => File.Exists(file.Key) && new FileInfo(file.Key).Length == file.Value);
    }

    [Theory]
    [InlineData("ExplodingTrial", "ExplodingGlider", "Value1", "the last good checkpoint")]
    [InlineData("PoisonedTrial", "PoisonedGlider", "PoisonedGlider", "fix the task")]
    public void Run_WithALossOrRewardThatIsNotFinite_NamesItAndKeepsItsCheckpoints(
        string experiment, string task, string culprit, string remedy)
    {
        (int exitCode, string output, string errors) =
            TrialProcess.Run("run", "--experiment", experiment, "--seed", "1", "--out", root.Path, "--quiet");
        exitCode.ShouldBe(1);
        string sentence = Sentence(output, errors);
        sentence.ShouldContain(culprit);
        sentence.ShouldContain(remedy);
        string folder = RunFiles.Folder(root.Path, task, experiment, 1);
        RunFiles.Checkpoints(folder).Select(Path.GetFileName).ShouldContain("step-000000800.safetensors");
        File.Exists(Path.Combine(folder, "done")).ShouldBeFalse();
    }

    [Fact]
    public void Resume_OfAFolderThatIsNotARun_SaysSo()
    {
        (int exitCode, string output, string errors) = TrialProcess.Run("run", "--resume", root.At("nothing"));
        exitCode.ShouldNotBe(0);
        Sentence(output, errors).ShouldContain(root.At("nothing"));
    }

    [Fact]
    public void Resume_OfAnotherExperiment_IsRefusedWithBothNamed()
    {
        // The run of one experiment is made to look like that of another, which has a replay buffer of another size as well.
        string folder = Finished("ResumeTrial", out _);
        File.Delete(Path.Combine(folder, "done"));
        string record = Path.Combine(folder, "run.json");
        File.WriteAllText(record, File.ReadAllText(record).Replace("ResumeTrial", "CurveTrial", StringComparison.Ordinal));
        (int exitCode, string output, string errors) = TrialProcess.Run("run", "--resume", folder);
        exitCode.ShouldBe(1);
        string sentence = Sentence(output, errors);
        sentence.ShouldContain("ResumeTrial");
        sentence.ShouldContain("CurveTrial");
    }

    [Fact]
    public void Run_WithoutLibmujoco_SaysWhatToInstall()
    {
        // Files of the right names that are no libraries, found before the installed one.
        foreach (string name in new[] { "libmujoco.so", "libmujoco.so.2.2.2" })
            File.WriteAllText(root.At(name), "not a library");
        using TrialProcess process = TrialProcess.Start(
            ["run", "--experiment", "FullSizeTrial", "--out", root.At("runs"), "--quiet"],
            new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = root.Path });
        (int exitCode, string output, string errors) = process.Wait();
        exitCode.ShouldBe(1);
        Sentence(output, errors).ShouldContain("libmujoco");
    }

    private static void Damage(string checkpoint)
    {
        byte[] bytes = File.ReadAllBytes(checkpoint);
        bytes[bytes.Length / 2] ^= 0x10;
        File.WriteAllBytes(checkpoint, bytes);
    }

    // What was printed on the error stream: one line, and no stack trace.
    private static string Sentence(string output, string errors)
    {
        (output + errors).ShouldNotContain("   at ");
        string[] lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.Length.ShouldBe(1, output + errors);
        return errors;
    }

    private string Finished(string experiment, out byte[] finalCheckpoint)
    {
        (int exitCode, string output, string errors) =
            TrialProcess.Run("run", "--experiment", experiment, "--seed", "2", "--out", root.Path, "--quiet");
        exitCode.ShouldBe(0, output + errors);
        string folder = RunFiles.Folder(root.Path, "Glider", experiment, 2);
        finalCheckpoint = File.ReadAllBytes(RunFiles.Checkpoints(folder)[^1]);
        return folder;
    }
}
