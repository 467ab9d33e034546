using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using NE.Generators.Tests.Printing;
using NE.Integration.Tests.Trials;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Gpu.Text;
using Shouldly;

namespace NE.Integration.Tests.Gpu;

/// <summary>Resource usage of whole updates on NVIDIA GPUs, as reported by the compiler without a GPU.</summary>
public sealed partial class KernelResourceTests
{
    /// <summary>The release that the table was recorded with; others allocate registers in their own way.</summary>
    private static readonly Version Recorder = new(11, 8);

    private const string Header = "# Registers of a thread at most (NVRTC 11.8, in the eights that they are given out in), by experiment, architecture, tiles and team, kernel.\n";

    private static readonly TeamPlan Narrow = new() { RowsM = 16, RowsN = 64, WeightsM = 32, WeightsN = 32, TileK = 16 };
    private static readonly TeamPlan EightRows = new() { RowsM = 8, RowsN = 256, WeightsM = 32, WeightsN = 64, TileK = 16 };
    private static readonly TeamPlan SixteenRows = new() { RowsM = 16, RowsN = 256, WeightsM = 64, WeightsN = 64, TileK = 16 };
    private static readonly TeamPlan ThirtyTwoRows = new() { RowsM = 32, RowsN = 128, WeightsM = 64, WeightsN = 64, TileK = 16 };
    private static readonly TeamPlan Wide = new() { RowsM = 64, RowsN = 64, WeightsM = 64, WeightsN = 64, TileK = 16 };

    // What the runtime chooses, and what a sweep of a device tries. Plain launches, which have no team, share their kernels with all.
    private static readonly (string Experiment, string Architecture, TeamPlan Plan)[] Cases =
    [
        ("FullSizeTrial", "sm_80", Narrow with { Persistent = true, Mode = TeamMode.Grid, Team = 32 }),
        ("FullSizeTrial", "sm_80", Wide with { Persistent = true }),
        ("FullSizeTrial", "sm_80", EightRows),
        ("FullSizeTrial", "sm_90", SixteenRows with { Persistent = true, Mode = TeamMode.Cluster, Team = 16 }),
        ("FullSizeTrial", "sm_90", ThirtyTwoRows with { Persistent = true, Mode = TeamMode.Cluster, Team = 8 }),
        ("FullSizeTrial", "sm_90", Narrow with { Persistent = true, Mode = TeamMode.Grid, Team = 32 }),
        ("FullSizeTrial", "sm_90", Wide with { Persistent = true, Mode = TeamMode.Cluster, Team = 2 }),
        ("FullSizePlainTrial", "sm_80", Wide with { Persistent = true, Mode = TeamMode.Grid, Team = 4 }),
        ("FullSizePlainTrial", "sm_90", Narrow with { Persistent = true }),
        ("FullSizeSoftTrial", "sm_80", Narrow with { Persistent = true, Mode = TeamMode.Grid, Team = 32 }),
        ("FullSizeSoftTrial", "sm_90", SixteenRows with { Persistent = true, Mode = TeamMode.Cluster, Team = 16 }),
        ("NormTrial", "sm_90", Wide with { Persistent = true, Mode = TeamMode.Cluster, Team = 4 }),
        ("OptionsTrial", "sm_80", Narrow with { Persistent = true, Mode = TeamMode.Grid, Team = 8 }),
    ];

    [NvrtcFact]
    public void Kernels_OfSeveralProgramsAndPlans_StayWithinTheirRegistersAndSpillNothing()
    {
        List<string> rows = [];
        foreach ((string experiment, string architecture, TeamPlan plan) in Cases)
        {
            string text = KernelText.Of(Backend.Cuda, plan.Defines, Trial.Find(experiment).Kernels!.Body);
            string log = Nvrtc.Compile(experiment, text, architecture, [.. Nvrtc.Options, "--ptxas-options=-v"]).Log;
            string name = Name(experiment, architecture, plan);
            log.ShouldNotContain("warning", customMessage: name);

            // The log also lists functions that are not kernels.
            foreach (Match memory in Memory().Matches(log))
                memory.Value.ShouldBe("0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads", name);

            rows.AddRange(ResourceUsage.Parse(log).OrderBy(kernel => kernel.Kernel, StringComparer.Ordinal)
                .Select(kernel => string.Create(CultureInfo.InvariantCulture, $"{name}, {kernel.Kernel}: {Allocated(kernel.Registers)}")));
        }

        rows.Count.ShouldBeGreaterThan(Cases.Length * 7);
        if (Nvrtc.Version == Recorder && (Recorded().Count == 0 || rows.Any(Exceeds) || rows.Count != Recorded().Count))
            Golden.ShouldMatchFile(Table(), Header + string.Concat(rows.Select(row => row + "\n")));
    }

    /// <summary>
    /// Functions take tiles by pointers that say nothing of shared memory. Every call passes the block's tile, and the compiler finds that
    /// out; were it not to, each load would ask where it goes.
    /// </summary>
    [NvrtcFact]
    public void Products_OfAWholeProgram_LoadTheirTilesFromSharedMemoryFourAtATime()
    {
        TeamPlan plan = SixteenRows with { Persistent = true, Mode = TeamMode.Cluster, Team = 16 };
        string text = KernelText.Of(Backend.Cuda, plan.Defines, Trial.Find("FullSizeTrial").Kernels!.Body);
        string code = Encoding.UTF8.GetString(Nvrtc.Compile("FullSizeTrial", text, "compute_90", Nvrtc.Options).Image.Span);
        Generic().Matches(code).Select(match => match.Value).ShouldBeEmpty();
        foreach (string function in new[] { "linear_forward", "linear_input_gradient", "layer_step_with_terms" })
        {
            // A mangled name holds its length and the types of its parameters.
            Match body = Regex.Match(code, $@"^\.func[^\n]*\d{function}E[^;]*?\)\s*\{{.*?^\}}", RegexOptions.Multiline | RegexOptions.Singleline);
            body.Success.ShouldBeTrue(function);
            Regex.Count(body.Value, @"\bld\.shared\.v4\.f32\b").ShouldBeGreaterThanOrEqualTo(2 * plan.TileK, function);
        }
    }

    private static string Name(string experiment, string architecture, TeamPlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"{experiment} {architecture} {plan.RowsM}x{plan.RowsN} {plan.WeightsM}x{plan.WeightsN} {plan.Mode.ToString().ToLowerInvariant()} {plan.Team}");

    private static int Allocated(int registers) => (registers + 7) / 8 * 8;

    private static bool Exceeds(string row)
    {
        string[] parts = row.Split(": ");
        return !Recorded().TryGetValue(parts[0], out int budget) || int.Parse(parts[1], CultureInfo.InvariantCulture) > budget;
    }

    private static Dictionary<string, int> Recorded() => File.Exists(Table())
        ? File.ReadLines(Table()).Where(line => line.Contains(": ", StringComparison.Ordinal)).Select(line => line.Split(": "))
            .ToDictionary(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture))
        : [];

    private static string Table([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "registers.txt");

    [GeneratedRegex(@"\b(?:ld|st)(?:\.v[24])?\.[fbsu]\d+\b")]
    private static partial Regex Generic();

    [GeneratedRegex(@"\d+ bytes stack frame, \d+ bytes spill stores, \d+ bytes spill loads")]
    private static partial Regex Memory();
}
