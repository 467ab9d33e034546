using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>A buffer of OpenCL.</summary>
internal sealed class OpenClMemory : DeviceMemory
{
    private readonly OpenClContext context;

    internal unsafe OpenClMemory(OpenClContext context, long bytes)
    {
        this.context = context;
        Bytes = bytes;
        int error;
        Handle = OpenClMethods.clCreateBuffer(context.Handle, OpenClConstants.MemoryReadWrite, (nuint)bytes, null, &error);
        OpenClFault.Check(error, nameof(OpenClMethods.clCreateBuffer));
        context.Take(bytes);
    }

    public override long Bytes { get; }

    internal nint Handle { get; private set; }

    public override void Dispose()
    {
        if (Handle != 0)
        {
            _ = OpenClMethods.clReleaseMemObject(Handle);
            context.Take(-Bytes);
            Handle = 0;
        }
    }
}
