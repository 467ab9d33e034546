using System;
using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>A GPU through the CUDA driver, with one stream.</summary>
internal sealed unsafe class CudaDevice : ComputeDevice
{
    private readonly CudaContext context;
    private readonly Staging staging;
    private byte* pinned;
    private nint stream;

    internal CudaDevice(CudaDeviceId device)
    {
        context = CudaContext.Of(device);
        context.Use();
        Info = context.Info;
        nint made;
        CudaFault.Check(CudaMethods.cuStreamCreate(&made, CudaConstants.NonBlockingStream), nameof(CudaMethods.cuStreamCreate));
        stream = made;

        // Pinned memory, without which copies to and from the GPU cannot overlap with the host: one part for writes, one for reads.
        void* host;
        int code = CudaMethods.cuMemAllocHost_v2(&host, 2 * Staging.Length);
        if (code != 0)
        {
            _ = CudaMethods.cuStreamDestroy_v2(stream);
            throw CudaFault.Of(code, nameof(CudaMethods.cuMemAllocHost_v2));
        }

        pinned = (byte*)host;
        staging = new(pinned);
    }

    public override DeviceInfo Info { get; }

    public override long FreeMemory
    {
        get
        {
            context.Use();
            nuint free, total;
            CudaFault.Check(CudaMethods.cuMemGetInfo_v2(&free, &total), nameof(CudaMethods.cuMemGetInfo_v2));
            return (long)free;
        }
    }

    public override DeviceMemory Allocate(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        context.Use();
        ulong address;
        int code = CudaMethods.cuMemAlloc_v2(&address, (nuint)bytes);
        if (code == CudaConstants.OutOfMemory)
        {
            throw new DeviceException(MemoryMessage.Short(Info, bytes, FreeMemory));
        }

        CudaFault.Check(code, nameof(CudaMethods.cuMemAlloc_v2));
        return new CudaMemory(context, address, bytes);
    }

    public override DeviceProgram Compile(KernelSource source)
    {
        ReadOnlyMemory<byte> image = CudaCompiler.Compile(source, Info.Capability);
        context.Use();
        return new CudaProgram(context, source.Name, image.Span);
    }

    public override void Write(DeviceMemory memory, long offset, ReadOnlySpan<byte> data)
    {
        ulong target = Address(memory, offset, data.Length);
        if (data.IsEmpty)
        {
            return;
        }

        context.Use();
        if (Staging.Takes(data.Length))
        {
            byte* place = staging.Put(data);
            if (place == null)
            {
                Wait();
                place = staging.Put(data);
            }

            CopyTo(target, place, data.Length);
            return;
        }

        fixed (byte* first = data)
        {
            CopyTo(target, first, data.Length);

            // The copy may read this memory until it is done.
            Wait();
        }
    }

    public override void Read(DeviceMemory memory, long offset, Span<byte> data)
    {
        ulong origin = Address(memory, offset, data.Length);
        if (data.IsEmpty)
        {
            return;
        }

        context.Use();
        if (data.Length <= Staging.Length)
        {
            byte* place = pinned + Staging.Length;
            CopyFrom(place, origin, data.Length);
            Wait();
            new ReadOnlySpan<byte>(place, data.Length).CopyTo(data);
            return;
        }

        fixed (byte* first = data)
        {
            CopyFrom(first, origin, data.Length);
            Wait();
        }
    }

    public override void Launch(DeviceKernel kernel, in LaunchShape shape, DeviceMemory memory, ReadOnlySpan<long> arguments)
    {
        context.Use();
        ulong address = ((CudaMemory)memory).Address;
        void** parameters = stackalloc void*[arguments.Length + 1];
        parameters[0] = &address;
        nint function = ((CudaKernel)kernel).Handle;
        fixed (long* first = arguments)
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                parameters[i + 1] = first + i;
            }

            uint x = (uint)shape.BlocksX, y = (uint)shape.BlocksY, threads = (uint)shape.Threads;
            int code = shape.Cooperative
                ? CudaMethods.cuLaunchCooperativeKernel(function, x, y, 1, threads, 1, 1, 0, stream, parameters)
                : CudaMethods.cuLaunchKernel(function, x, y, 1, threads, 1, 1, 0, stream, parameters, null);
            if (code != 0)
            {
                throw CudaFault.Of(code, $"the launch of {kernel.Name}");
            }
        }
    }

    public override void Finish()
    {
        context.Use();
        Wait();
    }

    public override void Dispose()
    {
        if (stream != 0 && context.TryUse())
        {
            _ = CudaMethods.cuStreamSynchronize(stream);
            _ = CudaMethods.cuStreamDestroy_v2(stream);
            _ = CudaMethods.cuMemFreeHost(pinned);
        }

        stream = 0;
        pinned = null;
    }

    private static ulong Address(DeviceMemory memory, long offset, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, memory.Bytes - offset);
        return ((CudaMemory)memory).Address + (ulong)offset;
    }

    private void Wait()
    {
        CudaFault.Check(CudaMethods.cuStreamSynchronize(stream), nameof(CudaMethods.cuStreamSynchronize));
        staging.Clear();
    }

    private void CopyTo(ulong target, byte* data, int length) => CudaFault.Check(
        CudaMethods.cuMemcpyHtoDAsync_v2(target, data, (nuint)length, stream), nameof(CudaMethods.cuMemcpyHtoDAsync_v2));

    private void CopyFrom(byte* data, ulong origin, int length) => CudaFault.Check(
        CudaMethods.cuMemcpyDtoHAsync_v2(data, origin, (nuint)length, stream), nameof(CudaMethods.cuMemcpyDtoHAsync_v2));
}
