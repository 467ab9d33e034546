using System;
using System.Collections.Generic;
using System.Threading;
using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>The primary context of a GPU, which everything in the process shares; it stays until the process ends.</summary>
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

    /// <summary>What is known of the GPU, with the clusters that it was seen to grant.</summary>
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
                // A waiting thread sleeps, so that environments have the cores. Refused when another library has started the context: then its choice stays.
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

    /// <summary>Makes it the context of the calling thread; calls that follow on this thread work in it.</summary>
    internal void Use() => CudaFault.Check(CudaMethods.cuCtxSetCurrent(handle), nameof(CudaMethods.cuCtxSetCurrent));

    /// <summary>As <see cref="Use"/>, for giving back: a context that is lost gives back everything by itself.</summary>
    internal bool TryUse() => CudaMethods.cuCtxSetCurrent(handle) == 0;
}
