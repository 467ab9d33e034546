using System;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>The binding of the CUDA driver and of NVRTC against libraries that check order and arguments of the calls.</summary>
public sealed class CudaDeviceTests : IClassFixture<FakeLibraries>
{
    private readonly FakeLibraries fakes;

    public CudaDeviceTests(FakeLibraries fakes) => this.fakes = fakes;

    private string Both => fakes.Make("both", ("libcuda.so.1", "cuda.c"), ("libnvrtc.so.12", "nvrtc.c"));

    [CompilerFact]
    public void Look_AtADriver_ListsItsDevices()
    {
        string said = fakes.Scenario(Both, ["look"]);

        said.ShouldContain("Cuda: \n  cuda:0 Fake 0, CUDA 12.4, 132, 90, 80000000000\n  cuda:1 Fake 1, CUDA 12.4, 132, 90, 80000000000\n");
        said.ShouldContain($"nvrtc: {Both}/libnvrtc.so.12 ");
    }

    [CompilerFact]
    public void Launch_ThroughTheDriver_CompilesAndRunsAndReads()
    {
        string said = fakes.Scenario(Both, ["fill", "cuda"]);

        said.ShouldContain("open: cuda:0 Fake 0 cluster 8");
        string expected = string.Join(' ', Enumerable.Repeat("0", 5).Concat(Enumerable.Range(100, 24).Select(i => $"{i}")).Concat(Enumerable.Repeat("0", 35)));
        said.ShouldContain($"read: {expected}\n");
        said.ShouldContain("free: 2400000000");
        said.ShouldContain("nvrtcCompileProgram --fmad=false --std=c++17 --gpu-architecture=sm_90");
    }

    [CompilerFact]
    public void Launch_OfACooperativeKernel_UsesTheCallForIt()
    {
        string said = fakes.Scenario(Both, ["fill", "cuda:1", "cooperative"]);

        said.ShouldContain("read: 0 0 0 0 0 100");
        said.ShouldContain("cuLaunchCooperativeKernel\n");
    }

    [CompilerFact]
    public void Find_OfADevice_StartsNoContext()
    {
        string said = fakes.Scenario(Both, ["find", "cuda:1"]);

        said.ShouldContain("found: cuda:1 Fake 1\n");
        Calls(said).ShouldNotContain("cuDevicePrimaryCtxRetain");
    }

    [CompilerFact]
    public void Context_OfADevice_IsThePrimaryOneTakenOnceBeforeMemory()
    {
        string[] calls = Calls(fakes.Scenario(Both, ["fill", "cuda"]));

        calls.Count(call => call == "cuDevicePrimaryCtxRetain").ShouldBe(1);
        Array.IndexOf(calls, "cuDevicePrimaryCtxSetFlags_v2").ShouldBeLessThan(Array.IndexOf(calls, "cuDevicePrimaryCtxRetain"));
        Array.IndexOf(calls, "cuDevicePrimaryCtxRetain").ShouldBeLessThan(Array.IndexOf(calls, "cuMemAlloc_v2"));
        calls.Count(call => call == "cuStreamDestroy_v2").ShouldBe(1);
        calls.Count(call => call == "cuMemFreeHost").ShouldBe(1);
        calls.Count(call => call == "cuMemAlloc_v2").ShouldBe(calls.Count(call => call == "cuMemFree_v2") + 1, "the last one is refused");
    }

    [CompilerFact]
    public void Open_ByUniqueName_FindsTheDevice()
    {
        fakes.Scenario(Both, ["fill", "cuda:GPU-01112131-4151"]).ShouldContain("open: cuda:1 Fake 1");
        fakes.Scenario(Both, ["fill", "cuda:GPU-ff"]).ShouldContain("fault: There is no cuda:GPU-ff; CUDA has cuda:0 (Fake 0, GPU-00102030-4050-6070-8090-");
    }

    [CompilerFact]
    public void Open_OfADeviceThatGrantsSmallClusters_ReportsTheLargest()
    {
        fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_CLUSTER", "2")).ShouldContain("cluster 2");
        fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_CLUSTER", "0")).ShouldContain("cluster 1");
        fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_CAPABILITY", "80")).ShouldContain("cluster 1");
    }

    [CompilerFact]
    public void Compile_ForACapabilityThatNvrtcLacks_TakesPtxOfTheNextBelow()
    {
        fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_CAPABILITY", "86")).ShouldContain("--gpu-architecture=compute_80\n");
        fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_CAPABILITY", "70")).ShouldContain("does not support compute capability 7.0");
    }

    [CompilerFact]
    public void Compile_OnASecondRun_TakesTheKernelsFromTheDisk()
    {
        (string, string) cache = ("NE_KERNEL_CACHE", Path.Combine(fakes.Folder, "cache"));

        fakes.Scenario(Both, ["fill", "cuda"], cache).ShouldContain("nvrtcCompileProgram");
        string second = fakes.Scenario(Both, ["fill", "cuda"], cache);

        second.ShouldContain("read: 0 0 0 0 0 100");
        second.ShouldNotContain("nvrtcCompileProgram");
        string withoutCompiler = fakes.Scenario(fakes.Make("driver", ("libcuda.so.1", "cuda.c")), ["fill", "cuda"], cache);
        withoutCompiler.ShouldContain("cluster 8");
        withoutCompiler.ShouldContain("read: 0 0 0 0 0 100");
    }

    [CompilerFact]
    public void Compile_WithANvrtcThatFails_TakesTheKernelsThatAnotherMade()
    {
        (string, string) cache = ("NE_KERNEL_CACHE", Path.Combine(fakes.Folder, "cache of another"));
        fakes.Scenario(Both, ["fill", "cuda"], cache).ShouldContain("read: 0 0 0 0 0 100");
        string older = fakes.Make("older", ("libcuda.so.1", "cuda.c"), ("libnvrtc.so.11.2", "nvrtc.c -DMAJOR=11"));

        string said = fakes.Scenario(older, ["fill", "cuda"], cache, ("FAKE_NVRTC_FAIL", "7"));

        said.ShouldContain("cluster 8");
        said.ShouldContain("read: 0 0 0 0 0 100");
    }

    [CompilerFact]
    public void Compile_WithANvrtcThatFailsAndNothingFromAnother_SaysBoth()
    {
        string folder = Path.Combine(fakes.Folder, "an empty cache");

        string said = fakes.Scenario(Both, ["fill", "cuda"], ("NE_KERNEL_CACHE", folder), ("FAKE_NVRTC_FAIL", "7"));

        said.ShouldContain("its library of builtins");
        said.ShouldContain($"The cache {folder} has no kernels of fill that another compiler made for this GPU either.");
    }

    [CompilerFact]
    public void Open_WithoutPinnedMemory_GivesTheStreamBack()
    {
        string said = fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_FAIL", "cuMemAllocHost_v2=2"));

        said.ShouldContain("fault: CUDA: cuMemAllocHost_v2 failed with 2");
        Calls(said).ShouldContain("cuStreamDestroy_v2");
    }

    [CompilerFact]
    public void Compile_WithoutNvrtc_SaysWhereItLookedAndWhatToInstall()
    {
        string driver = fakes.Make("driver", ("libcuda.so.1", "cuda.c"));

        string said = fakes.Scenario(driver, ["fill", "cuda"]);

        said.ShouldContain("fault: The kernels of fill are not compiled yet, and there is no compiler. No NVRTC was found");
        said.ShouldContain(driver);
        said.ShouldContain("libnvrtc11.2");
        said.ShouldContain("NE_NVRTC");
    }

    [CompilerFact]
    public void Nvrtc_NewerThanTheDriver_IsLeftForAnOlderOne()
    {
        string folder = fakes.Make(
            "several", ("libcuda.so.1", "cuda.c"), ("libnvrtc.so.13", "nvrtc.c -DMAJOR=13"), ("libnvrtc.so.12", "nvrtc.c"),
            ("libnvrtc.so.11.2", "nvrtc.c -DMAJOR=11"));

        fakes.Scenario(folder, ["look"]).ShouldContain($"nvrtc: {folder}/libnvrtc.so.12 ");
        fakes.Scenario(folder, ["look"], ("FAKE_VERSION", "13000")).ShouldContain($"nvrtc: {folder}/libnvrtc.so.13 ");
        fakes.Scenario(folder, ["look"], ("FAKE_VERSION", "11080")).ShouldContain($"nvrtc: {folder}/libnvrtc.so.11.2 ");
        fakes.Scenario(folder, ["look"], ("FAKE_VERSION", "10020")).ShouldContain("newer than the driver's CUDA 10: update the driver");
    }

    [CompilerFact]
    public void Nvrtc_WithoutADriver_IsTheNewest()
    {
        string folder = fakes.Make("compilers", ("libnvrtc.so.13", "nvrtc.c -DMAJOR=13"), ("libnvrtc.so.12", "nvrtc.c"));

        string said = fakes.Scenario(folder, ["look"]);

        said.ShouldContain($"nvrtc: {folder}/libnvrtc.so.13 ");
    }

    [CompilerFact]
    public void Nvrtc_ThatFails_SaysCauseAndRemedy()
    {
        fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_NVRTC_FAIL", "7")).ShouldContain("NVRTC_ERROR_BUILTIN_OPERATION_FAILURE): its library of builtins");
        fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_NVRTC_FAIL", "5")).ShouldContain("install a newer NVRTC");
        string refused = fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_NVRTC_FAIL", "6"), ("TMPDIR", fakes.Folder));
        refused.ShouldContain("report it with the file");
        refused.ShouldContain("body(1): error: the fake refuses");
        string kept = Directory.GetFiles(fakes.Folder, "ne-kernels-fill-*").ShouldHaveSingleItem();
        File.ReadAllText(kept).ShouldContain("void Fill(");
        File.ReadAllText(kept).ShouldContain("the fake refuses");
    }

    [CompilerFact]
    public void Allocate_OfMoreThanIsFree_SaysNeedAndFree() =>
        fakes.Scenario(Both, ["fill", "cuda"]).ShouldContain("fault: cuda:0 (Fake 0) is out of memory: needs 3.1 GB, 2.4 GB free: train fewer learners");

    [CompilerFact]
    public void Look_WithADriverThatFails_SaysCauseAndRemedy()
    {
        void Says(int code, string remedy) => fakes.Scenario(Both, ["look"], ("FAKE_FAIL", $"cuInit={code}")).ShouldContain(remedy);

        Says(100, "Cuda: CUDA: cuInit failed with 100 (CUDA_ERROR_NO_DEVICE): the driver is installed but sees no GPU");
        Says(999, "cannot use the GPU: reboot, or reinstall the driver");
        Says(803, "from different releases: reboot, or reinstall the driver");
        fakes.Scenario(Both, ["look"], ("FAKE_VERSION", "10020")).ShouldContain("supports CUDA 10.2, which is older than 11.0: update the driver");
        fakes.Scenario(Both, ["look"], ("FAKE_DEVICES", "0")).ShouldContain("Cuda: The NVIDIA driver reports no GPU");
    }

    [DriverlessFact]
    public void Open_WithoutADriver_NamesTheLibraryAndTheRemedy() => fakes.Scenario(fakes.Make("empty"), ["fill", "cuda"])
        .ShouldContain("fault: No NVIDIA driver was found (libcuda.so.1 cannot be loaded): install the driver of the GPU, or train with --device cpu.");

    [CompilerFact]
    public void Device_ThatFailsWhileItRuns_SaysThatTheContextIsLost()
    {
        string said = fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_FAIL", "cuStreamSynchronize=700"));

        said.ShouldContain("CUDA_ERROR_ILLEGAL_ADDRESS): a kernel failed while it ran; the context is lost");
        said.ShouldContain("resume from the last checkpoint");
        fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_FAIL", "cuLaunchKernel=702")).ShouldContain("the display's watchdog");
    }

    [CompilerFact]
    public void Module_ThatTheDriverRefuses_SaysWhy()
    {
        string said = fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_FAIL", "cuModuleLoadDataEx=222"));

        said.ShouldContain("CUDA_ERROR_UNSUPPORTED_PTX_VERSION): the kernels' PTX is newer than the driver: update the driver");
        said.ShouldContain("NVRTC no newer than CUDA 12.4");
        said.ShouldContain("The driver says: the translator's reason");
        fakes.Scenario(Both, ["fill", "cuda"], ("FAKE_FAIL", "cuModuleLoadDataEx=209")).ShouldContain("compiled for another GPU");
    }

    [CompilerFact]
    public void Look_WhereOpenClKnowsNoPlatform_SaysWhatToInstall()
    {
        string empty = fakes.Make("empty");

        string said = fakes.Scenario(empty, ["look"], ("OCL_ICD_VENDORS", empty));

        said.Split('\n').Single(line => line.StartsWith("OpenCl:", StringComparison.Ordinal)).ShouldContain("pocl-opencl-icd");
    }

    private static string[] Calls(string said) => said[said.IndexOf("calls:", StringComparison.Ordinal)..].Split('\n');
}
