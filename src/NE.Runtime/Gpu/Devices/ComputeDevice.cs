using System;

namespace NE.Runtime.Gpu.Devices;

/// <summary>
/// A device with one in-order queue, backed by CUDA or OpenCL. Not thread-safe; each learner group opens its own, all sharing the device's
/// one context.
/// </summary>
public abstract class ComputeDevice : IDisposable
{
    /// <summary>Properties of the device.</summary>
    public abstract DeviceInfo Info { get; }

    /// <summary>Bytes that can be allocated now.</summary>
    public abstract long FreeMemory { get; }

    /// <summary>Bytes that can be allocated now in one block, at most <see cref="FreeMemory"/>.</summary>
    public virtual long LargestAllocation => FreeMemory;

    /// <summary>Allocates memory; its contents are undefined.</summary>
    /// <param name="bytes">Size in bytes.</param>
    /// <exception cref="DeviceException">Not enough memory is free.</exception>
    public abstract DeviceMemory Allocate(long bytes);

    /// <summary>Compiles kernel source, or loads it from the cache on disk.</summary>
    /// <exception cref="DeviceException">There is no compiler, or it rejects the source.</exception>
    public abstract DeviceProgram Compile(KernelSource source);

    /// <summary>Copies to the device; the data may be overwritten once the call returns.</summary>
    /// <param name="memory">The destination.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="data">The bytes to copy.</param>
    public abstract void Write(DeviceMemory memory, long offset, ReadOnlySpan<byte> data);

    /// <summary>Copies from the device, after everything queued before.</summary>
    /// <param name="memory">The source.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="data">Receives the bytes.</param>
    public abstract void Read(DeviceMemory memory, long offset, Span<byte> data);

    /// <summary>Starts a kernel whose parameters are a pointer to floats and 64-bit integers; returns at once.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="shape">Blocks and threads.</param>
    /// <param name="memory">The memory that the pointer points to.</param>
    /// <param name="arguments">The integers, in the order of the parameters.</param>
    public abstract void Launch(DeviceKernel kernel, in LaunchShape shape, DeviceMemory memory, ReadOnlySpan<long> arguments);

    /// <summary>Waits for everything queued.</summary>
    public abstract void Finish();

    /// <inheritdoc/>
    public abstract void Dispose();
}
