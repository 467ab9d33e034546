using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Integration.Tests.Processes;
using NE.Integration.Tests.Trials;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Gpu.Text;
using Shouldly;

namespace NE.Integration.Tests.Gpu;

/// <summary>The CUDA spelling of kernels through a compiler that is not NVIDIA's: nothing in it is NVRTC's alone.</summary>
public sealed partial class ClangTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [ClangFact]
    public void Kernels_OfTheCudaSpelling_CompileToArithmeticThatRoundsToNearestAndIsNotContracted()
    {
        TeamPlan plan = new()
        {
            RowsM = 16,
            RowsN = 64,
            WeightsM = 32,
            WeightsN = 32,
            TileK = 16,
            Persistent = true,
            Mode = TeamMode.Grid,
            Team = 8,
        };
        File.WriteAllText(root.At("kernels.cu"), KernelText.Of(Backend.Cuda, plan.Defines, Trial.Find("FullSizeTrial").Kernels!.Body));

        string said = Compile();

        said.ShouldBeEmpty();
        string code = File.ReadAllText(root.At("kernels.ptx"));
        code.ShouldContain(".entry Train(");
        string[] rounding = [.. Arithmetic().Matches(code).Select(match => match.Groups[1].Value).Distinct()];
        rounding.ShouldBe([".rn"]);
    }

    private string Compile()
    {
        // A hint to unroll that it does not follow changes nothing.
        ProcessStartInfo start = new(
            ClangFactAttribute.Compiler,
            [
                "-x", "cuda", "--cuda-device-only", "-nocudainc", "-nocudalib", "--cuda-gpu-arch=sm_80", "-std=c++17", "-ffp-contract=off", "-Wall",
                "-Wno-unused-function", "-Wno-pass-failed", "-O1", "-S", "-include", Path.Combine(AppContext.BaseDirectory, "Gpu", "clang-cuda.h"),
                root.At("kernels.cu"), "-o", root.At("kernels.ptx"),
            ])
        { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return said;
    }

    [GeneratedRegex(@"\b(?:add|sub|mul|div|fma|sqrt)(\.\w+)?\.f(?:32|64)\b")]
    private static partial Regex Arithmetic();
}
