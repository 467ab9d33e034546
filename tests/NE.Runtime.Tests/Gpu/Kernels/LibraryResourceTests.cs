using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Text;
using NE.Runtime.Tests.Gpu.Devices;
using Shouldly;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>Resource usage of the kernel library on NVIDIA GPUs.</summary>
public sealed partial class LibraryResourceTests
{
    /// <summary>
    /// Registers of a thread at most, of 255. Functions that make tiles of products keep sums and the next terms; the others are small, so
    /// that many blocks share a multiprocessor where the loops are short.
    /// </summary>
    private static readonly Dictionary<string, int> Budgets = new()
    {
        ["linear_forward"] = 208,
        ["linear_input_gradient"] = 208,
        ["layer_step"] = 184,
        ["layer_step_with_terms"] = 184,
    };

    private const int OtherBudget = 80;

    /// <summary>
    /// What a thread can have: 32 terms are on their way to it where a tile has 8 samples and 256 units, 16 elsewhere at most.
    /// </summary>
    private const int All = 255;

    [NvrtcFact]
    public void Library_ForSeveralArchitectures_CompilesWithoutWarningAndSpillsNothing()
    {
        foreach (Tiles tiles in new[] { Tiles.Latency, Tiles.FewRows, Tiles.Throughput })
        {
            string text = KernelText.Of(Backend.Cuda, tiles.Defines, LibraryKernels.Body);
            foreach (string architecture in new[] { "sm_80", "sm_90" })
            {
                string log = Nvrtc.Compile("the kernel library", text, architecture, [.. Nvrtc.Options, "--ptxas-options=-v"]).Log;
                Check(log, tiles, $"{architecture} with {tiles}");
            }
        }
    }

    [NvrtcFact]
    public void Teams_OfEveryKind_Compile()
    {
        const string Body = """
            KERNEL_TEAM(THREADS) Train(LAUNCH) {
                for (int update = 0; update < (int)updates; update++) {
                    memory[results + TEAM_ID * TEAM_SIZE + TEAM_RANK] += 1.0f;
                    TEAM_SYNC();
                }
            }
            """;
        foreach ((string mode, string architecture) in new[]
        {
            ("TEAM_BLOCK", "compute_80"), ("TEAM_GRID", "compute_80"), ("TEAM_BLOCK", "compute_90"), ("TEAM_GRID", "compute_90"),
            ("TEAM_CLUSTER", "compute_90"),
        })
        {
            string text = KernelText.Of(Backend.Cuda, [.. Tiles.Latency.Defines, new(mode, "8")], Body);
            Nvrtc.Compile("a team", text, architecture, Nvrtc.Options).Log.ShouldNotContain("warning");
        }
    }

    private static void Check(string log, Tiles tiles, string where)
    {
        log.ShouldNotContain("warning");
        IReadOnlyList<ResourceUsage> used = ResourceUsage.Parse(log);
        used.Select(kernel => kernel.Kernel).Order().ShouldBe(LibraryKernels.Functions.Select(function => $"test_{function}").Order());
        foreach (ResourceUsage kernel in used)
        {
            string function = kernel.Kernel["test_".Length..];
            int budget = tiles == Tiles.FewRows && Budgets.ContainsKey(function) ? All : Budgets.GetValueOrDefault(function, OtherBudget);
            kernel.Registers.ShouldBeLessThanOrEqualTo(budget, $"{function} for {where}");
        }

        // The log lists every function, not only kernels.
        foreach (Match memory in Memory().Matches(log))
            memory.Value.ShouldBe("0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads", where);
    }

    [GeneratedRegex(@"\d+ bytes stack frame, \d+ bytes spill stores, \d+ bytes spill loads")]
    private static partial Regex Memory();
}
