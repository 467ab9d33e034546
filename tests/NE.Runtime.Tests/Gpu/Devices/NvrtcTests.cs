using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Native;
using NE.Runtime.Gpu.Text;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>NVRTC itself, which needs neither driver nor GPU; and where it is searched for.</summary>
public sealed class NvrtcTests
{
    private const string Text = """
        extern "C" __global__ void __launch_bounds__(64) Light(float* memory)
        {
            __shared__ float tile[64];
            tile[threadIdx.x] = memory[threadIdx.x];
            __syncthreads();
            memory[threadIdx.x] = tile[63 - threadIdx.x] * 3.0f + memory[64];
        }
        """;

    // More values than a thread of so many has registers.
    private const string Spilling = """
        extern "C" __global__ void __launch_bounds__(1024) Heavy(float* memory, long long n)
        {
            float r[90];
            for (int i = 0; i < 90; i++) r[i] = memory[i * n];
            for (int k = 0; k < 2; k++)
                for (int i = 0; i < 90; i++) r[i] = r[i] * r[(i * 7 + 1) % 90] + k;
            for (int i = 0; i < 90; i++) memory[i] = r[i];
        }
        """;

    [NvrtcFact]
    public void Compile_ToPtx_KeepsProductsAndSumsApart()
    {
        CompiledText compiled = Nvrtc.Compile("a text", Text, "compute_80", Nvrtc.Options);

        string ptx = Encoding.UTF8.GetString(compiled.Image.Span);
        ptx.ShouldContain(".target sm_80");
        ptx.ShouldContain("mul.rn.f32");
        ptx.ShouldContain("add.rn.f32");
        ptx.ShouldNotContain("fma");
        ptx[^1].ShouldBe('\0', "the driver reads to the zero");
    }

    [NvrtcFact]
    public void Compile_ToMachineCode_ReturnsAnImageAndLogsResources()
    {
        CompiledText compiled = Nvrtc.Compile("a text", Text + "\n" + Spilling, "sm_90", [.. Nvrtc.Options, "--ptxas-options=-v"]);

        compiled.Image.Span[..4].ToArray().ShouldBe("\u007fELF"u8.ToArray());
        IReadOnlyList<ResourceUsage> usages = ResourceUsage.Parse(compiled.Log);
        usages.Select(usage => usage.Kernel).Order().ShouldBe(["Heavy", "Light"]);
        usages.Single(usage => usage.Kernel == "Light").ShouldSatisfyAllConditions(
            usage => usage.Architecture.ShouldBe("sm_90"),
            usage => usage.Registers.ShouldBeInRange(4, 64),
            usage => usage.Shared.ShouldBe(256),
            usage => usage.SpillStores.ShouldBe(0));
        usages.Single(usage => usage.Kernel == "Heavy").SpillStores.ShouldBeGreaterThan(0, "90 values do not fit into 64 registers");
    }

    [NvrtcFact]
    public void Compile_Twice_GivesTheSameBytes()
    {
        byte[] once = Nvrtc.Compile("a text", Text, "sm_80", Nvrtc.Options).Image.ToArray();

        Nvrtc.Compile("a text", Text, "sm_80", Nvrtc.Options).Image.ToArray().ShouldBe(once);
    }

    [NvrtcFact]
    public void Compile_OfATextThatIsWrong_KeepsTextAndLogInAFile()
    {
        DeviceException fault = Should.Throw<DeviceException>(
            () => Nvrtc.Compile("a wrong text", "#line 1 \"body\"\nint f() { return nothing; }", "sm_80", Nvrtc.Options));

        fault.Message.ShouldStartWith("NVRTC ");
        fault.Message.ShouldContain("body(1): error");
        string path = fault.Message.Split(' ').Single(word => word.Contains("ne-kernels-a-wrong-text-", StringComparison.Ordinal)).TrimEnd(',');
        File.ReadAllText(path).ShouldContain("return nothing;");
        File.Delete(path);
    }

    [NvrtcFact]
    public void Compile_ForAnUnknownArchitecture_SaysSo() =>
        Should.Throw<DeviceException>(() => Nvrtc.Compile("a text", Text, "sm_12", Nvrtc.Options))
            .Message.ShouldContain("does not support the architecture sm_12");

    [NvrtcFact]
    public void Compile_OfTheTrialOfClusters_GivesAKernelForEachSize()
    {
        string log = Nvrtc.Compile("the trial", ClusterTrial.Text, "sm_90", [.. Nvrtc.Options, "--ptxas-options=-v"]).Log;

        ResourceUsage.Parse(log).Select(usage => usage.Kernel).Order(StringComparer.Ordinal).ShouldBe(["Trial16", "Trial2", "Trial4", "Trial8"]);
    }

    [NvrtcFact]
    public void Compile_OfALibraryAndABody_GivesAnImageForTheCapability()
    {
        KeyValuePair<string, string>[] tiles =
        [
            new("ROWS_M", "16"), new("ROWS_N", "16"), new("WEIGHTS_M", "16"), new("WEIGHTS_N", "16"), new("TILE_K", "16"),
        ];
        const string body = "KERNEL(16) Nothing(LAUNCH) { if (LID == 0) memory[arenas] = 1.0f; }";

        string text = KernelText.Of(Backend.Cuda, tiles, body);
        CudaCompiler.Compile("a body", text, 80, new(null)).Span[..4].ToArray().ShouldBe("\u007fELF"u8.ToArray());
    }

    [NvrtcFact]
    public void Architectures_AreThoseThatCompile()
    {
        Nvrtc.Architectures.ShouldContain(80);
        Nvrtc.Architectures.ShouldContain(90);
        Nvrtc.Version.ShouldBeGreaterThanOrEqualTo(new Version(11, 2));
    }

    [Fact]
    public void Parse_OfALogWithoutResources_ReturnsNone()
    {
        ResourceUsage.Parse("").ShouldBeEmpty();
        ResourceUsage.Parse("body(3): warning: variable \"x\" was declared but never referenced").ShouldBeEmpty();
    }

    [Fact]
    public void Parse_OfALog_LeavesOutFunctionsThatAreNoKernels()
    {
        const string log = """
            ptxas info    : 0 bytes gmem
            ptxas info    : Compiling entry function 'A' for 'sm_90'
            ptxas info    : Function properties for A
            ptxas         .     16 bytes stack frame, 8 bytes spill stores, 4 bytes spill loads
            ptxas info    : Used 31 registers, 256 bytes smem, 560 bytes cmem[0]
            ptxas info    : Function properties for _Z1gPfi
            ptxas         .     99 bytes stack frame, 99 bytes spill stores, 99 bytes spill loads
            """;

        ResourceUsage.Parse(log).ShouldBe([new("A", "sm_90", 31, 8, 4, 16, 256)]);
    }

    [Fact]
    public void Find_InAnEmptyFolder_NamesTheFolderAndTheRemedy()
    {
        string folder = Directory.CreateTempSubdirectory("ne-empty-").FullName;

        NativeLibraryFinding finding = NvrtcLocator.Find(name => name == "NE_NVRTC" ? folder : null, 12);

        Directory.Delete(folder);
        finding.Found.ShouldBeFalse();
        finding.Problem.ShouldStartWith($"No NVRTC was found: NE_NVRTC names {folder}, where no libnvrtc.so.* can be loaded: install it");
        finding.Problem.ShouldContain("apt-get install libnvrtc11.2 libnvrtc-builtins11.8");
    }

    [Fact]
    public void Find_OfAFileThatIsNoLibrary_FindsNone()
    {
        string folder = Directory.CreateTempSubdirectory("ne-empty-").FullName;
        File.WriteAllText(Path.Combine(folder, "libnvrtc.so.12"), "nothing");

        NvrtcLocator.Find(name => name == "NE_NVRTC" ? folder : null, 12).Found.ShouldBeFalse();
        NvrtcLocator.Find(name => name == "NE_NVRTC" ? Path.Combine(folder, "libnvrtc.so.12") : null, 0).Found.ShouldBeFalse();
        Directory.Delete(folder, true);
    }
}
