using System;
using NE.Runtime.Gpu.Devices;

namespace NE.Trials;

/// <summary>
/// A device whose memory holds NaN until it is written: a kernel that uses uninitialised memory corrupts the result. A buffer is always
/// written as a whole, because Oclgrind considers everything outside a partial write uninitialised.
/// </summary>
internal sealed class PoisonedDevice(ComputeDevice device) : ComputeDevice
{
    private byte[] content = [];

    public override DeviceInfo Info => device.Info;

    public override long FreeMemory => device.FreeMemory;

    public override long LargestAllocation => device.LargestAllocation;

    public override DeviceMemory Allocate(long bytes)
    {
        DeviceMemory memory = device.Allocate(bytes);
        content = new byte[bytes];
        content.AsSpan().Fill(0xFF);
        device.Write(memory, 0, content);
        return memory;
    }

    public override DeviceProgram Compile(KernelSource source) => device.Compile(source);

    public override void Write(DeviceMemory memory, long offset, ReadOnlySpan<byte> data)
    {
        device.Read(memory, 0, content);
        data.CopyTo(content.AsSpan((int)offset));
        device.Write(memory, 0, content);
    }

    public override void Read(DeviceMemory memory, long offset, Span<byte> data) => device.Read(memory, offset, data);

    public override void Launch(DeviceKernel kernel, in LaunchShape shape, DeviceMemory memory, ReadOnlySpan<long> arguments) =>
        device.Launch(kernel, shape, memory, arguments);

    public override void Finish() => device.Finish();

    public override void Dispose() => device.Dispose();
}
