using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>An OpenCL program, compiled for one device.</summary>
internal sealed class OpenClProgram : DeviceProgram
{
    private readonly string source;
    private nint handle;

    internal OpenClProgram(nint handle, string source)
    {
        this.handle = handle;
        this.source = source;
    }

    public override unsafe DeviceKernel Kernel(string name)
    {
        int error;
        nint kernel = OpenCl.Api.CreateKernel(handle, name, &error);
        return error == 0
            ? new OpenClKernel(kernel, name)
            : throw new DeviceException($"{OpenClFault.Of(error, "clCreateKernel").Message} Kernel {name} of {source}.");
    }

    public override void Dispose()
    {
        if (handle != 0)
        {
            _ = OpenCl.Api.ReleaseProgram(handle);
            handle = 0;
        }
    }
}
