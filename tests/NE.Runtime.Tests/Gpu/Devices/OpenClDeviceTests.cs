using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Native;
using Shouldly;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>An OpenCL device through the common device interface.</summary>
public sealed class OpenClDeviceTests : IDisposable
{
    private const string Body = """
        __kernel __attribute__((reqd_work_group_size(4, 1, 1))) void Fill(__global float* memory, long first, long value)
        {
            int at = (int)(get_global_id(0) + get_global_id(1) * get_global_size(0));
            memory[first + at] = (float)value + (float)at;
        }

        __kernel __attribute__((reqd_work_group_size(4, 1, 1))) void Twice(__global float* memory, long first)
        {
            memory[first + (int)get_global_id(0)] *= 2.0f;
        }
        """;

    // What the library before each body needs.
    private static readonly KeyValuePair<string, string>[] Tiles =
    [
        new("ROWS_M", "16"), new("ROWS_N", "16"), new("WEIGHTS_M", "16"), new("WEIGHTS_N", "16"), new("TILE_K", "16"),
    ];

    private readonly ComputeDevice? device = Opened();

    public void Dispose() => device?.Dispose();

    [OpenClDeviceFact]
    public void Look_AtOpenCl_NamesEveryDeviceByAChoiceThatOpensIt()
    {
        DeviceFinding finding = DeviceCatalogue.Look(Backend.OpenCl);

        finding.Devices.ShouldNotBeEmpty();
        foreach (DeviceInfo info in finding.Devices)
        {
            using ComputeDevice opened = DeviceCatalogue.Open(DeviceChoice.Parse(info.Choice));
            opened.Info.ShouldBe(info);
            info.Multiprocessors.ShouldBeGreaterThan(0);
            info.Memory.ShouldBeGreaterThan(0);
            info.Name.ShouldNotBeEmpty();
        }
    }

    [OpenClDeviceFact]
    public void Launch_OfTwoDimensions_RunsEveryBlockAndThread()
    {
        using DeviceMemory memory = device!.Allocate(64 * sizeof(float));
        using DeviceProgram program = device.Compile(new("fill", Body, Tiles));
        using DeviceKernel fill = program.Kernel("Fill");

        device.Write(memory, 0, new byte[64 * sizeof(float)]);
        device.Launch(fill, new(3, 2, 4), memory, [5, 100]);
        float[] read = Read(memory, 64);

        read[..5].ShouldAllBe(value => value == 0f);
        read[5..29].ShouldBe(Enumerable.Range(100, 24).Select(number => (float)number));
        read[29..].ShouldAllBe(value => value == 0f);
    }

    [OpenClDeviceFact]
    public void Launch_WithChangedArguments_UsesTheNewOnes()
    {
        using DeviceMemory one = device!.Allocate(4 * sizeof(float));
        using DeviceMemory other = device.Allocate(4 * sizeof(float));
        using DeviceProgram program = device.Compile(new("fill", Body, Tiles));
        using DeviceKernel fill = program.Kernel("Fill");
        using DeviceKernel twice = program.Kernel("Twice");

        device.Launch(fill, new(1, 1, 4), one, [0, 1]);
        device.Launch(fill, new(1, 1, 4), other, [0, 1]);
        device.Launch(fill, new(1, 1, 4), other, [0, 10]);
        device.Launch(twice, new(1, 1, 4), other, [0]);

        Read(one, 4).ShouldBe([1f, 2f, 3f, 4f]);
        Read(other, 4).ShouldBe([20f, 22f, 24f, 26f]);
    }

    [OpenClDeviceFact]
    public void Write_OfDataThatIsChangedAfterwards_KeepsWhatItWas()
    {
        // Many small writes go through host memory that fills up, large ones do not: all arrive in order.
        using DeviceMemory memory = device!.Allocate(4 << 20);
        byte[] large = new byte[2 << 20];
        Array.Fill(large, (byte)7);
        device.Write(memory, 0, large);
        Array.Fill(large, (byte)9);
        byte[] small = new byte[40_000];
        for (int i = 0; i < 40; i++)
        {
            Array.Fill(small, (byte)i);
            device.Write(memory, (2 << 20) + (i * small.Length), small);
        }

        Array.Fill(small, (byte)200);
        byte[] read = new byte[4 << 20];
        device.Read(memory, 0, read);

        read[..(2 << 20)].ShouldAllBe(value => value == 7);
        Enumerable.Range(0, 40).ShouldAllBe(i => read[(2 << 20) + (i * 40_000)] == i && read[(2 << 20) + (i * 40_000) + 39_999] == i);
    }

    [OpenClDeviceFact]
    public void Write_PastTheEnd_IsRefused()
    {
        using DeviceMemory memory = device!.Allocate(16);

        Should.Throw<ArgumentOutOfRangeException>(() => device.Write(memory, 8, new byte[9]));
        Should.Throw<ArgumentOutOfRangeException>(() => device.Read(memory, 17, new byte[1]));
    }

    [OpenClDeviceFact]
    public void Allocate_OfMoreThanThereIs_SaysNeedAndFree()
    {
        DeviceException fault = Should.Throw<DeviceException>(() => device!.Allocate(1L << 50));

        fault.Message.ShouldContain("needs 1125899.907 GB");
        fault.Message.ShouldContain("free");
        fault.Message.ShouldContain("fewer learners");
    }

    [OpenClDeviceFact]
    public void Allocate_OfMoreThanTheLargestBlock_SaysSo()
    {
        long largest = OpenClDeviceId.All()[0].LargestBuffer;
        if (device!.Info.Choice == "opencl:0.0" && largest < device.FreeMemory)
            Should.Throw<DeviceException>(() => device.Allocate(largest + 1)).Message.ShouldContain("in one block");
    }

    [OpenClDeviceFact]
    public void Allocate_AndDispose_TakesAndGivesBackFreeMemory()
    {
        long before = device!.FreeMemory;
        using (device.Allocate(1 << 20))
        {
            device.FreeMemory.ShouldBe(before - (1 << 20));
        }

        device.FreeMemory.ShouldBe(before);
    }

    [OpenClDeviceFact]
    public void Compile_OfATextThatIsWrong_KeepsTextAndLogInAFile()
    {
        DeviceException fault = Should.Throw<DeviceException>(() => device!.Compile(new("a wrong one", "int f(void) { return nothing; }", Tiles)));

        fault.Message.ShouldContain("a wrong one");
        fault.Message.ShouldContain("nothing");
        string path = fault.Message.Split(' ').Single(word => word.Contains("ne-kernels-a-wrong-one-", StringComparison.Ordinal)).TrimEnd(',');
        File.ReadAllText(path).ShouldContain("return nothing;");
        File.Delete(path);
    }

    [OpenClDeviceFact]
    public void Kernel_ThatTheTextLacks_IsNamed()
    {
        using DeviceProgram program = device!.Compile(new("fill", Body, Tiles));

        Should.Throw<DeviceException>(() => program.Kernel("Nothing")).Message.ShouldContain("Nothing");
    }

    [OpenClDeviceFact]
    public void OpenAndFind_OfAnAbsentDevice_ListThoseThatAreThere()
    {
        Should.Throw<DeviceException>(() => DeviceCatalogue.Open(DeviceChoice.Parse("opencl:9.9"))).Message.ShouldContain("opencl:0.0");
        Should.Throw<DeviceException>(() => DeviceCatalogue.Find(DeviceChoice.Parse("opencl:9.9"))).Message.ShouldContain("opencl:0.0");
    }

    private static ComputeDevice? Opened() =>
        DeviceCatalogue.Look(Backend.OpenCl).Devices.Count > 0 ? DeviceCatalogue.Open(DeviceChoice.Parse("opencl")) : null;

    private float[] Read(DeviceMemory memory, int length)
    {
        float[] read = new float[length];
        device!.Read(memory, 0, MemoryMarshal.AsBytes(read.AsSpan()));
        return read;
    }
}
