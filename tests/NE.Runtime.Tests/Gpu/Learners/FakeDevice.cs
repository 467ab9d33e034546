using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Tests.Gpu.Learners;

/// <summary>A device whose kernels are functions of this process, given by name.</summary>
internal sealed class FakeDevice(IReadOnlyDictionary<string, Action<FakeLaunch>> kernels) : ComputeDevice
{
    public override DeviceInfo Info { get; } = new()
    {
        Backend = Backend.OpenCl,
        Choice = "opencl:9.9",
        Name = "a device of the tests",
        Driver = "",
        Gpu = true,
        Multiprocessors = 4,
        Memory = 1 << 30,
    };

    public override long FreeMemory => Free;

    public long Free { get; set; } = 1 << 30;

    public override long LargestAllocation => Math.Min(Free, Largest);

    public long Largest { get; set; } = long.MaxValue;

    /// <summary>Copies from the device.</summary>
    public int Reads { get; private set; }

    /// <summary>Names of the kernels launched, in order.</summary>
    public List<string> Launched { get; } = [];

    /// <summary>Uninitialised words that were read back.</summary>
    public int UnwrittenRead { get; private set; }

    /// <summary>Waits, and what was given back, in order.</summary>
    public List<string> Disposals { get; } = [];

    /// <summary>Whether waiting fails, as after a kernel that failed.</summary>
    public bool Lost { get; set; }

    public bool Recording { get; set; } = true;

    public int Allocated { get; private set; }

    public override DeviceMemory Allocate(long bytes)
    {
        Allocated++;
        byte[] data = new byte[bytes];

        // Uninitialised memory is NaN.
        data.AsSpan().Fill(0xFF);
        return new Memory(data, () => Disposals.Add("memory"));
    }

    public override DeviceProgram Compile(KernelSource source) => new Program(this);

    public override void Write(DeviceMemory memory, long offset, ReadOnlySpan<byte> data) => data.CopyTo(((Memory)memory).Data.AsSpan((int)offset));

    public override void Read(DeviceMemory memory, long offset, Span<byte> data)
    {
        Reads++;
        ((Memory)memory).Data.AsSpan((int)offset, data.Length).CopyTo(data);
        UnwrittenRead += MemoryMarshal.Cast<byte, uint>(data).Count(uint.MaxValue);
    }

    public override void Launch(DeviceKernel kernel, in LaunchShape shape, DeviceMemory memory, ReadOnlySpan<long> arguments)
    {
        if (Recording)
            Launched.Add(kernel.Name);

        ((Kernel)kernel).Body(new FakeLaunch(MemoryMarshal.Cast<byte, float>(((Memory)memory).Data.AsSpan()), arguments));
    }

    public override void Finish()
    {
        Disposals.Add("finish");
        if (Lost)
            throw new DeviceException("The device is lost.");
    }

    public override void Dispose()
    {
    }

    private sealed class Memory(byte[] data, Action disposed) : DeviceMemory
    {
        public byte[] Data { get; } = data;

        public override long Bytes => Data.Length;

        public override void Dispose() => disposed();
    }

    private sealed class Program(FakeDevice device) : DeviceProgram
    {
        public override DeviceKernel Kernel(string name) =>
            device.Kernels.TryGetValue(name, out Action<FakeLaunch>? body) ? new Kernel(name, body) : throw new DeviceException($"There is no kernel {name}.");

        public override void Dispose() => device.Disposals.Add("program");
    }

    private sealed class Kernel(string name, Action<FakeLaunch> body) : DeviceKernel
    {
        public override string Name => name;

        public Action<FakeLaunch> Body => body;

        public override void Dispose()
        {
        }
    }

    private IReadOnlyDictionary<string, Action<FakeLaunch>> Kernels => kernels;
}
