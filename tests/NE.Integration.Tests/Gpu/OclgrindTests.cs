using System;
using System.Collections.Generic;
using System.IO;
using NE.Integration.Tests.Processes;
using NE.Runtime.Gpu.Text;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>Whole updates of printed kernels under a simulator that checks every access, like a GPU's own checking tools.</summary>
[Collection(nameof(DeviceCollection))]
public sealed class OclgrindTests : IDisposable
{
    private const string Td3 = "CheckedPlainTrial";
    private const string Growing = "CheckedTrial";
    private const string Soft = "CheckedSoftTrial";

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [OclgrindTheory]
    [InlineData(Td3, "4")]
    [InlineData(Growing, "4")]
    [InlineData(Growing, "train")]
    [InlineData(Soft, "4")]
    [InlineData(Soft, "train")]
    public void Updates_OfALearner_HaveNoRaceAndNoBadAccessAndTheBytesOfTheCpu(string experiment, string mode)
    {
        (string output, string log) = Run(experiment, mode, new() { ["OCLGRIND_DATA_RACES"] = "1" });

        log.ShouldBeEmpty();
        output.ShouldContain(", differing: 0");
        output.Contains("of an event: 0", StringComparison.Ordinal).ShouldBe(experiment != Growing);
    }

    [OclgrindTheory]
    [InlineData(Td3)]
    [InlineData(Soft)]
    public void Updates_WithUninitialisedMemory_DoNotReadIt(string experiment)
    {
        (string output, string log) = Run(experiment, "poisoned", new() { ["OCLGRIND_UNINITIALIZED"] = "1" });

        log.ShouldBeEmpty();
        output.ShouldContain(", differing: 0");
    }

    [OclgrindTheory]
    [InlineData("a missing barrier", "data race at local memory")]
    [InlineData("a store out of bounds", "Invalid write of size 4 at global memory")]
    [InlineData("a step in the phase that reads the weights", "data race at global memory")]
    public void PlantedBug_IsReported(string bug, string report)
    {
        string body = Trials.Trial.Find(Td3).Kernels!.Body;
        string file = root.At("body.cl");
        File.WriteAllText(file, Planted(bug, body));

        (_, string log) = Run(Td3, "4", new() { ["OCLGRIND_DATA_RACES"] = "1", ["OCLGRIND_STOP_ERRORS"] = "1" }, file);

        log.ShouldContain(report);
    }

    private static string Planted(string bug, string body) => bug switch
    {
        "a missing barrier" => Hasty("linear_forward") + Replace(body, "linear_forward(P", "hasty_linear_forward(P"),
        "a store out of bounds" => Replace(body, "BATCH_SIZE, result + 0)", "BATCH_SIZE, result + 400000000)"),
        _ => Replace(
            body,
            "LEARNER_AT(GID_Y, 0);",
            "LEARNER_AT(GID_Y, 0);\n    update_critics_1(P, tile, step, result, ring, slots, table, GID, NGROUPS);"),
    };

    /// <summary>A function of the library that does not wait until its tile is whole.</summary>
    private static string Hasty(string function)
    {
        string library = KernelText.Library.ReplaceLineEndings("\n");
        int start = library.IndexOf($"DEVICE_FN void {function}(", StringComparison.Ordinal);
        int end = library.IndexOf("\n}\n", start, StringComparison.Ordinal) + 3;
        return Replace(library[start..end], "SYNC_THREADS();", "").Replace(function, "hasty_" + function, StringComparison.Ordinal);
    }

    /// <summary>Replaces the first occurrence, which must be there: a bug that is not planted would not be reported.</summary>
    private static string Replace(string text, string old, string replacement)
    {
        int at = text.IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"The kernels have no {old} any more.");
        return text[..at] + replacement + text[(at + old.Length)..];
    }

    private (string Output, string Log) Run(string experiment, string mode, Dictionary<string, string> environment, params string[] body)
    {
        string log = root.At("log.txt");
        File.WriteAllText(root.At("oclgrind.icd"), OclgrindTheoryAttribute.Library);
        environment["OCL_ICD_VENDORS"] = root.Path;
        environment["OCLGRIND_LOG"] = log;
        environment["OCLGRIND_CHECK_API"] = "1";

        environment["NE_KERNEL_CACHE"] = "off";

        // The simulator does not know all that its own compiler's optimiser makes.
        environment["NE_OPENCL_OPTIONS"] = "-cl-opt-disable";
        using TrialProcess process = TrialProcess.Start(["check-device", experiment, mode, .. body], environment);
        (_, string output, string errors) = process.Wait();
        output.ShouldContain("device: Oclgrind", customMessage: errors);
        return (output, File.Exists(log) ? File.ReadAllText(log) : "");
    }
}
