using NE.Runtime.Gpu.Native;
using Silk.NET.OpenCL;

namespace NE.Runtime.Gpu.Devices;

/// <summary>An OpenCL buffer.</summary>
internal sealed class OpenClMemory : DeviceMemory
{
    private readonly OpenClContext context;

    internal unsafe OpenClMemory(OpenClContext context, long bytes)
    {
        this.context = context;
        Bytes = bytes;
        int error;
        Handle = OpenCl.Api.CreateBuffer(context.Handle, MemFlags.ReadWrite, (nuint)bytes, null, &error);
        OpenClFault.Check(error, "clCreateBuffer");
        context.Take(bytes);
    }

    public override long Bytes { get; }

    internal nint Handle { get; private set; }

    public override void Dispose()
    {
        if (Handle != 0)
        {
            _ = OpenCl.Api.ReleaseMemObject(Handle);
            context.Take(-Bytes);
            Handle = 0;
        }
    }
}
