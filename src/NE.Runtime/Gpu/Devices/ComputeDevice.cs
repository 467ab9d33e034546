using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>
/// A device with one queue: what is asked of it happens in that order. CUDA and OpenCL stand behind it. Not safe for several threads at
/// once; each learner group opens one of its own, all on the device's one context.
/// </summary>
public abstract class ComputeDevice : IDisposable
{
    /// <summary>What is known of it.</summary>
    public abstract DeviceInfo Info { get; }

    /// <summary>Bytes that can be taken now.</summary>
    public abstract long FreeMemory { get; }

    /// <summary>Bytes that can be taken now in one piece, at most <see cref="FreeMemory"/>.</summary>
    public virtual long LargestAllocation => FreeMemory;

    /// <summary>Takes memory; its content is undefined.</summary>
    /// <param name="bytes">How much.</param>
    /// <exception cref="DeviceException">There is not enough.</exception>
    public abstract DeviceMemory Allocate(long bytes);

    /// <summary>Compiles a text, or takes it from the cache on disk.</summary>
    /// <exception cref="DeviceException">There is no compiler, or it refuses the text.</exception>
    public abstract DeviceProgram Compile(KernelSource source);

    /// <summary>Copies to the device; the data may be changed when the call returns.</summary>
    /// <param name="memory">Where to.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="data">What.</param>
    public abstract void Write(DeviceMemory memory, long offset, ReadOnlySpan<byte> data);

    /// <summary>Copies from the device, after all that was asked before.</summary>
    /// <param name="memory">Where from.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="data">Receives the bytes.</param>
    public abstract void Read(DeviceMemory memory, long offset, Span<byte> data);

    /// <summary>Starts a kernel whose parameters are a pointer to floats and 64-bit integers; returns at once.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="shape">Blocks and threads.</param>
    /// <param name="memory">The memory that the pointer points to.</param>
    /// <param name="arguments">The integers, in the order of the parameters.</param>
    public abstract void Launch(DeviceKernel kernel, in LaunchShape shape, DeviceMemory memory, ReadOnlySpan<long> arguments);

    /// <summary>Waits for all that was asked.</summary>
    public abstract void Finish();

    /// <inheritdoc/>
    public abstract void Dispose();
}
