using System;
using System.Diagnostics;
using NE.Runtime.Gpu.Devices;

namespace NE.DeviceProof.Measures;

/// <summary>
/// A device that waits for every launch and records the longest. Kernels, programs and memory are those of the wrapped device.
/// </summary>
internal sealed class TimedDevice(ComputeDevice device) : ComputeDevice
{
    /// <inheritdoc/>
    public override DeviceInfo Info => device.Info;

    /// <inheritdoc/>
    public override long FreeMemory => device.FreeMemory;

    /// <summary>Seconds of the longest launch since <see cref="Forget"/>.</summary>
    public double Longest { get; private set; }

    /// <summary>The kernel of that launch.</summary>
    public string Kernel { get; private set; } = "";

    /// <summary>Number of launches since then.</summary>
    public int Launches { get; private set; }

    /// <summary>Forgets all launches.</summary>
    public void Forget() => (Longest, Kernel, Launches) = (0, "", 0);

    /// <inheritdoc/>
    public override DeviceMemory Allocate(long bytes) => device.Allocate(bytes);

    /// <inheritdoc/>
    public override DeviceProgram Compile(KernelSource source) => device.Compile(source);

    /// <inheritdoc/>
    public override void Write(DeviceMemory memory, long offset, ReadOnlySpan<byte> data) => device.Write(memory, offset, data);

    /// <inheritdoc/>
    public override void Read(DeviceMemory memory, long offset, Span<byte> data) => device.Read(memory, offset, data);

    /// <inheritdoc/>
    public override void Launch(DeviceKernel kernel, in LaunchShape shape, DeviceMemory memory, ReadOnlySpan<long> arguments)
    {
        device.Finish();
        long start = Stopwatch.GetTimestamp();
        device.Launch(kernel, shape, memory, arguments);
        device.Finish();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Launches++;
        if (seconds > Longest)
            (Longest, Kernel) = (seconds, kernel.Name);
    }

    /// <inheritdoc/>
    public override void Finish() => device.Finish();

    /// <summary>Does not dispose of the wrapped device, which its owner does.</summary>
    public override void Dispose()
    {
    }
}
