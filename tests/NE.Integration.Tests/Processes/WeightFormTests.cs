using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>
/// The form in which layers keep their weights, and the width of the processor's vectors, change no byte of a run with topology events.
/// </summary>
public sealed class WeightFormTests : IDisposable
{
    private const uint Seed = 4;

    private static readonly Dictionary<string, string> None = [];

    private readonly TemporaryFolder root = new();

    public static TheoryData<string> Trials => ["RecommendedTrial", "PaperTrial", "ElasticTrial", "NormTrial", "OwnTrial", "OwnTermTrial"];

    /// <summary>Each form with what is narrower than the vectors of this process, as a run records them, and the switch that leads there.</summary>
    public static TheoryData<string, string, string> Narrower
    {
        get
        {
            TheoryData<string, string, string> cases = [];
            foreach (string form in (string[])["dense", "live"])
            {
                if (Vector512.IsHardwareAccelerated)
                    cases.Add(form, "AVX2", "DOTNET_EnableAVX512");

                if (Vector256.IsHardwareAccelerated)
                    cases.Add(form, "128 bits", "DOTNET_EnableAVX2");
            }

            return cases;
        }
    }

    public void Dispose() => root.Dispose();

    [Theory]
    [MemberData(nameof(Trials))]
    public void Run_InDenseLiveOrChosenForm_IsTheSameBytes(string trial)
    {
        string dense = Run(trial, "dense", new() { ["NE_FORM"] = "dense" });
        RunFiles.Differences(dense, Run(trial, "live", new() { ["NE_FORM"] = "live" })).ShouldBeEmpty();
        RunFiles.Differences(dense, Run(trial, "chosen", None)).ShouldBeEmpty();
    }

    [NarrowerVectorsTheory]
    [MemberData(nameof(Narrower))]
    public void Run_WithNarrowerVectors_IsTheSameBytes(string form, string vectors, string switchedOff)
    {
        string widest = Run("ElasticTrial", "widest", new() { ["NE_FORM"] = form });
        string narrower = Run("ElasticTrial", "narrower", new() { ["NE_FORM"] = form, [switchedOff] = "0" });
        VectorsOf(narrower).ShouldBe(vectors, $"{switchedOff}=0 has no effect on this runtime");
        RunFiles.Differences(widest, narrower).ShouldBeEmpty();
    }

    [Fact]
    public void Run_ResumedInTheOtherForm_EndsInTheSameBytes()
    {
        string straight = Run("ElasticTrial", "straight", new() { ["NE_FORM"] = "dense" });
        Execute(["run", "--experiment", "ElasticTrial", "--seed", $"{Seed}", "--out", root.At("halves"), "--quiet", "--steps", "500"],
            new() { ["NE_FORM"] = "dense" });
        string folder = RunFiles.Folder(root.At("halves"), "Glider", "ElasticTrial", Seed);
        Execute(["run", "--resume", folder, "--quiet", "--steps", "1000"], new() { ["NE_FORM"] = "live" });
        RunFiles.Differences(straight, folder).ShouldBeEmpty();
    }

    [Fact]
    public void Run_WithAFormThatDoesNotExist_SaysWhichThereAre()
    {
        using TrialProcess process = TrialProcess.Start(
            ["run", "--experiment", "PaperTrial", "--out", root.At("none"), "--quiet"], new Dictionary<string, string> { ["NE_FORM"] = "sparse" });
        (int exitCode, string output, string errors) = process.Wait();
        exitCode.ShouldBe(2);
        output.ShouldBe("");
        errors.Trim().ShouldBe("NE_FORM is \"sparse\"; set it to auto, dense or live, or leave it out.");
    }

    private static string? VectorsOf(string folder)
    {
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "run.json")));
        return record.RootElement.GetProperty("hardware").GetProperty("vectors").GetString();
    }

    private string Run(string trial, string name, Dictionary<string, string> environment)
    {
        Execute(["run", "--experiment", trial, "--seed", $"{Seed}", "--out", root.At(name), "--quiet"], environment);
        return RunFiles.Folder(root.At(name), "Glider", trial, Seed);
    }

    private static void Execute(IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        using TrialProcess process = TrialProcess.Start(arguments, environment);
        (int exitCode, string output, string errors) = process.Wait();
        exitCode.ShouldBe(0, output + errors);
    }
}
