using System;
using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>An OpenCL kernel. It remembers its arguments, so that a launch binds only those that changed.</summary>
internal sealed class OpenClKernel : DeviceKernel
{
    private long[] bound = [];
    private nint boundMemory;

    internal OpenClKernel(nint handle, string name)
    {
        Handle = handle;
        Name = name;
    }

    public override string Name { get; }

    internal nint Handle { get; private set; }

    public override void Dispose()
    {
        if (Handle != 0)
        {
            _ = OpenCl.Api.ReleaseKernel(Handle);
            Handle = 0;
        }
    }

    internal unsafe void Bind(nint memory, ReadOnlySpan<long> arguments)
    {
        if (memory != boundMemory)
        {
            Check(OpenCl.Api.SetKernelArg(Handle, 0, (nuint)sizeof(nint), &memory));
            boundMemory = memory;
        }

        bool all = arguments.Length != bound.Length;
        if (all)
        {
            bound = new long[arguments.Length];
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            long value = arguments[i];
            if (all || value != bound[i])
            {
                Check(OpenCl.Api.SetKernelArg(Handle, (uint)i + 1, sizeof(long), &value));
                bound[i] = value;
            }
        }
    }

    private void Check(int code)
    {
        if (code != 0)
        {
            // The bound arguments are now unknown: the next launch binds all of them.
            boundMemory = 0;
            bound = [];
            throw new DeviceException(
                $"{OpenClFault.Of(code, "clSetKernelArg").Message} The kernel is {Name}; its parameters are one pointer and 64-bit integers.");
        }
    }
}
