using System;
using System.Linq;
using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>
/// Determines by trial launches how many blocks a GPU groups into a cluster. Some GPUs grant smaller clusters than the architecture
/// specifies, so the limit is measured rather than looked up.
/// </summary>
internal static unsafe class ClusterTrial
{
    /// <summary>Its source's name in messages.</summary>
    internal const string Name = "the trial of clusters";
    private const int Threads = 32;

    // More than half the shared memory of a data centre GPU's multiprocessor: each block has one to itself, as in training.
    private const int WantedShared = 128 << 10;

    // What every block can have without opting in.
    private const int LeastShared = 48 << 10;

    private static readonly int[] Sizes = [16, 8, 4, 2];

    /// <summary>The trial kernels, in CUDA C++.</summary>
    internal static readonly string Text = string.Concat(Sizes.Select(size => $$"""
            extern "C" __global__ void __cluster_dims__({{size}}, 1, 1) Trial{{size}}(float* memory)
            {
                asm volatile("barrier.cluster.arrive.aligned;\nbarrier.cluster.wait.aligned;" ::: "memory");
                if (threadIdx.x == 0) memory[blockIdx.x] = 1.0f;
            }

            """));

    /// <summary>The largest cluster that was granted; 1 if none was.</summary>
    internal static int Largest(CudaContext context)
    {
        if (!context.Device.ClusterLaunch)
        {
            return 1;
        }

        try
        {
            context.Use();
            using CudaProgram program = new(
                context, Name, CudaCompiler.Compile(Name, Text, context.Device.Info.Capability, KernelCache.Default).Span);
            int shared = Shared(context.Device.Handle);
            return Sizes.FirstOrDefault(size => IsGranted(program, size, shared), 1);
        }
        catch (DeviceException)
        {
            // No compiler: precompiled kernels use blocks or grids.
            return 1;
        }
    }

    private static int Shared(int device)
    {
        int largest;
        int code = CudaMethods.cuDeviceGetAttribute(&largest, CudaConstants.LargestShared, device);
        return code == 0 ? Math.Clamp(largest, LeastShared, WantedShared) : LeastShared;
    }

    private static bool IsGranted(CudaProgram program, int size, int shared)
    {
        ulong memory;
        if (CudaMethods.cuMemAlloc_v2(&memory, (nuint)(size * sizeof(float))) != 0)
        {
            return false;
        }

        try
        {
            nint function = ((CudaKernel)program.Kernel($"Trial{size}")).Handle;
            void* argument = &memory;
            return CudaMethods.cuFuncSetAttribute(function, CudaConstants.LargestDynamicShared, shared) == 0
                && CudaMethods.cuLaunchKernel(function, (uint)size, 1, 1, Threads, 1, 1, (uint)shared, 0, &argument, null) == 0
                && CudaMethods.cuStreamSynchronize(0) == 0;
        }
        catch (DeviceException)
        {
            return false;
        }
        finally
        {
            _ = CudaMethods.cuMemFree_v2(memory);
        }
    }
}
