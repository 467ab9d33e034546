using System;
using System.IO;
using System.Runtime.InteropServices;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Native;
using Shouldly;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>Compiled programs of OpenCL on disk.</summary>
public sealed class OpenClCompilerTests : IDisposable
{
    private const string Text = """
        __kernel __attribute__((reqd_work_group_size(4, 1, 1))) void Number(__global float* memory, long value)
        {
            memory[(int)get_global_id(0)] = (float)value;
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("ne-cache-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [OpenClDeviceFact]
    public void Compile_Twice_TakesTheSecondFromTheDiskWithTheSameResults()
    {
        KernelCache cache = new(folder);

        Run(cache, 3).ShouldBe([3f, 3f, 3f, 3f]);
        string file = Directory.GetFiles(folder).ShouldHaveSingleItem();
        DateTime used = DateTime.UtcNow.AddHours(-1);
        File.SetLastWriteTimeUtc(file, used);
        Run(cache, 5).ShouldBe([5f, 5f, 5f, 5f]);

        Directory.GetFiles(folder).ShouldHaveSingleItem();
        File.GetLastWriteTimeUtc(file).ShouldBeGreaterThan(used.AddMinutes(30), "a file that is used counts as new");
    }

    [OpenClDeviceFact]
    public void Compile_WithAProgramThatTheDriverRefuses_CompilesAgain()
    {
        KernelCache cache = new(folder);
        OpenClDeviceId device = OpenClDeviceId.All()[0];
        cache.Put(KernelKey.Of(Text, [OpenClCompiler.OptionsFor(device.Info)], device.Info.Name, device.Info.Driver), [1, 2, 3, 4, 5, 6, 7, 8]);

        Run(cache, 7).ShouldBe([7f, 7f, 7f, 7f]);
    }

    private static float[] Run(KernelCache cache, long value)
    {
        OpenClDeviceId id = OpenClDeviceId.All()[0];
        using OpenClDevice device = new(id);
        using OpenClProgram program = OpenClCompiler.Compile(OpenClContext.Of(id), "number", Text, cache);
        using DeviceKernel kernel = program.Kernel("Number");
        using DeviceMemory memory = device.Allocate(4 * sizeof(float));
        device.Launch(kernel, new(1, 1, 4), memory, [value]);
        float[] read = new float[4];
        device.Read(memory, 0, MemoryMarshal.AsBytes(read.AsSpan()));
        return read;
    }
}
