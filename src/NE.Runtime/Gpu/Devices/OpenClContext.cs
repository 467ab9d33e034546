using System.Collections.Generic;
using System.Threading;
using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>The one context of an OpenCL device, shared by everything on it; it lives until the process ends.</summary>
internal sealed class OpenClContext
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<nint, OpenClContext> Contexts = [];
    private long taken;

    private OpenClContext(OpenClDeviceId device, nint handle)
    {
        Device = device;
        Handle = handle;
    }

    internal OpenClDeviceId Device { get; }

    internal nint Handle { get; }

    /// <summary>Bytes of the device that this process has not allocated. OpenCL does not report what other programs use.</summary>
    internal long Free => Device.Info.Memory - Interlocked.Read(ref taken);

    internal static unsafe OpenClContext Of(OpenClDeviceId device)
    {
        lock (Gate)
        {
            if (!Contexts.TryGetValue(device.Handle, out OpenClContext? context))
            {
                nint handle = device.Handle;
                int error;
                nint made = OpenCl.Api.CreateContext(null, 1, &handle, null, null, &error);
                OpenClFault.Check(error, "clCreateContext");
                context = new(device, made);
                Contexts.Add(device.Handle, context);
            }

            return context;
        }
    }

    internal void Take(long bytes) => Interlocked.Add(ref taken, bytes);
}
