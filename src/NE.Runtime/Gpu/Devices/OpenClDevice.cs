using System;
using NE.Runtime.Gpu.Native;
using NE.Runtime.Gpu.Text;
using Silk.NET.OpenCL;

namespace NE.Runtime.Gpu.Devices;

/// <summary>An OpenCL device with one in-order queue.</summary>
internal sealed unsafe class OpenClDevice : ComputeDevice
{
    private readonly OpenClContext context;
    private readonly byte* stagingStart;
    private readonly Staging staging;
    private nint queue;

    internal OpenClDevice(OpenClDeviceId device)
    {
        if (device.Problem.Length > 0)
        {
            throw new DeviceException(device.Problem);
        }

        context = OpenClContext.Of(device);
        int error;
        queue = OpenCl.Api.CreateCommandQueue(context.Handle, device.Handle, CommandQueueProperties.None, &error);
        OpenClFault.Check(error, "clCreateCommandQueue");
        stagingStart = Staging.Take();
        staging = new(stagingStart);
    }

    public override DeviceInfo Info => context.Device.Info;

    public override long FreeMemory => context.Free;

    public override long LargestAllocation => Math.Min(context.Free, context.Device.LargestBuffer);

    public override DeviceMemory Allocate(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        if (bytes > FreeMemory)
        {
            throw new DeviceException(MemoryMessage.Short(Info, bytes, FreeMemory));
        }

        long largest = context.Device.LargestBuffer;
        return bytes <= largest
            ? new OpenClMemory(context, bytes)
            : throw new DeviceException(MemoryMessage.TooLarge(Info, bytes, largest));
    }

    // PoCL has its own cache, and a simulator checks the source: only GPU kernels are cached on disk.
    public override DeviceProgram Compile(KernelSource source) => OpenClCompiler.Compile(
        context,
        source.Name,
        KernelText.Of(Backend.OpenCl, source.Defines, source.Body),
        Info.Gpu ? KernelCache.Default : new KernelCache(null));

    public override void Write(DeviceMemory memory, long offset, ReadOnlySpan<byte> data)
    {
        OpenClMemory target = Range(memory, offset, data.Length);
        if (data.IsEmpty)
        {
            return;
        }

        if (Staging.Takes(data.Length))
        {
            byte* place = staging.Put(data);
            if (place == null)
            {
                Finish();
                place = staging.Put(data);
            }

            EnqueueWrite(target, offset, place, data.Length, false);
            return;
        }

        fixed (byte* first = data)
        {
            EnqueueWrite(target, offset, first, data.Length, true);
        }

        staging.Clear();
    }

    public override void Read(DeviceMemory memory, long offset, Span<byte> data)
    {
        OpenClMemory origin = Range(memory, offset, data.Length);
        if (data.IsEmpty)
        {
            return;
        }

        fixed (byte* first = data)
        {
            OpenClFault.Check(
                OpenCl.Api.EnqueueReadBuffer(queue, origin.Handle, true, (nuint)offset, (nuint)data.Length, first, 0, null, null),
                "clEnqueueReadBuffer");
        }

        // The queue is in order: everything written before has been consumed.
        staging.Clear();
    }

    public override void Launch(DeviceKernel kernel, in LaunchShape shape, DeviceMemory memory, ReadOnlySpan<long> arguments)
    {
        if (shape.Cooperative && (long)shape.BlocksX * shape.BlocksY > 1)
        {
            throw new DeviceException(
                $"{kernel.Name} needs all its blocks to run at the same time, which OpenCL does not guarantee: use teams of one block.");
        }

        OpenClKernel own = (OpenClKernel)kernel;
        own.Bind(((OpenClMemory)memory).Handle, arguments);
        nuint* total = stackalloc nuint[2];
        nuint* group = stackalloc nuint[2];
        total[0] = (nuint)((long)shape.BlocksX * shape.Threads);
        total[1] = (nuint)shape.BlocksY;
        group[0] = (nuint)shape.Threads;
        group[1] = 1;
        int error = OpenCl.Api.EnqueueNdrangeKernel(queue, own.Handle, 2, null, total, group, 0, null, null);
        OpenClFault.Check(error, $"clEnqueueNDRangeKernel of {own.Name}");

        // Without this a driver may delay the work until results are requested.
        OpenClFault.Check(OpenCl.Api.Flush(queue), "clFlush");
    }

    public override void Finish()
    {
        OpenClFault.Check(OpenCl.Api.Finish(queue), "clFinish");
        staging.Clear();
    }

    public override void Dispose()
    {
        if (queue != 0)
        {
            _ = OpenCl.Api.Finish(queue);
            _ = OpenCl.Api.ReleaseCommandQueue(queue);
            Staging.Free(stagingStart);
            queue = 0;
        }
    }

    private static OpenClMemory Range(DeviceMemory memory, long offset, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, memory.Bytes - offset);
        return (OpenClMemory)memory;
    }

    private void EnqueueWrite(OpenClMemory target, long offset, byte* data, int length, bool wait) => OpenClFault.Check(
        OpenCl.Api.EnqueueWriteBuffer(queue, target.Handle, wait, (nuint)offset, (nuint)length, data, 0, null, null),
        "clEnqueueWriteBuffer");
}
