using System;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Tests.Gpu.Devices;

/// <summary>The work of the driver tests' child processes: libraries are located and loaded once per process.</summary>
internal static class DeviceScenario
{
    /// <summary>The first argument of such a process.</summary>
    internal const string Command = "device-scenario";

    /// <summary>Runs one.</summary>
    /// <param name="args">What to do: <c>look</c>, or <c>find</c> or <c>fill</c> and a choice.</param>
    internal static int Run(ReadOnlySpan<string> args)
    {
        try
        {
            if (args[0] == "look")
                Look();
            else if (args[0] == "find")
                Find(args[1]);
            else
                Fill(args[1], args.Length > 2 && args[2] == "cooperative");
            return 0;
        }
        catch (DeviceException fault)
        {
            Console.WriteLine($"fault: {fault.Message}");
            return 3;
        }
    }

    private static void Look()
    {
        foreach (DeviceFinding finding in DeviceCatalogue.Look())
        {
            Console.WriteLine($"{finding.Backend}: {finding.Problem}");
            foreach (DeviceInfo device in finding.Devices)
                Console.WriteLine($"  {device.Choice} {device.Name}, {device.Driver}, {device.Multiprocessors}, {device.Capability}, {device.Memory}");
        }

        Console.WriteLine($"nvrtc: {Nvrtc.Path} {Nvrtc.Problem}");
    }

    private static void Find(string choice)
    {
        DeviceInfo info = DeviceCatalogue.Find(DeviceChoice.Parse(choice));
        Console.WriteLine($"found: {info.Choice} {info.Name}");
    }

    private static void Fill(string choice, bool cooperative)
    {
        const string body = "extern \"C\" __global__ void Fill(float* memory, i64 first, i64 value) { }";
        using ComputeDevice device = DeviceCatalogue.Open(DeviceChoice.Parse(choice));
        Console.WriteLine($"open: {device.Info.Choice} {device.Info.Name} cluster {device.Info.Cluster}");
        using DeviceMemory memory = device.Allocate(64 * sizeof(float));
        device.Write(memory, 0, new byte[64 * sizeof(float)]);
        using DeviceProgram program = device.Compile(new("fill", body, []));
        using DeviceKernel kernel = program.Kernel("Fill");
        device.Launch(kernel, new(3, 2, 4, cooperative), memory, [5, 100]);
        float[] read = new float[64];
        device.Read(memory, 0, MemoryMarshal.AsBytes(read.AsSpan()));
        device.Finish();
        Console.WriteLine($"read: {string.Join(' ', read.Select(value => value.ToString(CultureInfo.InvariantCulture)))}");
        Console.WriteLine($"free: {device.FreeMemory}");
        device.Allocate(3_100_000_000).Dispose();
    }
}
