using System;
using System.Collections.Generic;
using System.Threading;
using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>The primary context of a GPU, shared by everything in the process; it lives until the process ends.</summary>
internal sealed unsafe class CudaContext
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<int, CudaContext> Contexts = [];

    private readonly nint handle;
    private DeviceInfo? info;

    private CudaContext(CudaDeviceId device, nint handle)
    {
        Device = device;
        this.handle = handle;
    }

    internal CudaDeviceId Device { get; }

    /// <summary>Properties of the GPU, with the cluster size measured on it.</summary>
    internal DeviceInfo Info
    {
        get
        {
            lock (Gate)
            {
                return info ??= Device.Info with { Cluster = ClusterTrial.Largest(this) };
            }
        }
    }

    internal static CudaContext Of(CudaDeviceId device)
    {
        lock (Gate)
        {
            if (!Contexts.TryGetValue(device.Handle, out CudaContext? context))
            {
                // A waiting thread sleeps, which leaves the cores to the environments. Rejected if another library has started the context:
                // its choice then stands.
                bool spin = Environment.GetEnvironmentVariable("NE_CUDA_WAIT") == "spin";
                _ = CudaMethods.cuDevicePrimaryCtxSetFlags_v2(device.Handle, spin ? CudaConstants.SpinningWait : CudaConstants.BlockingWait);
                nint made;
                CudaFault.Check(CudaMethods.cuDevicePrimaryCtxRetain(&made, device.Handle), nameof(CudaMethods.cuDevicePrimaryCtxRetain));
                context = new(device, made);
                Contexts.Add(device.Handle, context);
            }

            return context;
        }
    }

    /// <summary>Makes it current on the calling thread.</summary>
    internal void Use() => CudaFault.Check(CudaMethods.cuCtxSetCurrent(handle), nameof(CudaMethods.cuCtxSetCurrent));

    /// <summary>As <see cref="Use"/>, for releasing resources: a lost context releases everything by itself.</summary>
    internal bool TryUse() => CudaMethods.cuCtxSetCurrent(handle) == 0;
}
