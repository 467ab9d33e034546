using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Text;

namespace NE.Runtime.Gpu.Devices;

/// <summary>Kernels for GPUs of NVIDIA: from the cache on disk, else by NVRTC. Needs neither a GPU nor a driver.</summary>
public static class CudaCompiler
{
    /// <summary>Compiles a text and keeps it in the cache, also for a machine that has a GPU but no NVRTC.</summary>
    /// <param name="source">The text.</param>
    /// <param name="capability">Compute capability times ten: 90 for 9.0.</param>
    /// <returns>Machine code where NVRTC knows the capability, else PTX of the highest that it knows below it.</returns>
    /// <exception cref="DeviceException">It is not in the cache, and there is no NVRTC or it refuses the text.</exception>
    public static ReadOnlyMemory<byte> Compile(KernelSource source, int capability)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Compile(source.Name, KernelText.Of(Backend.Cuda, source.Defines, source.Body), capability, KernelCache.Default);
    }

    /// <summary>As the other, for a text that is whole.</summary>
    internal static ReadOnlyMemory<byte> Compile(string name, string text, int capability, KernelCache cache)
    {
        IReadOnlyList<string> options = Nvrtc.Options;
        if (Nvrtc.Problem.Length > 0)
        {
            KernelKey wanted = KernelKey.Of(text, options, MachineCode(capability), "");
            return cache.FindOfAnyCompiler(wanted)
                ?? throw new DeviceException($"The kernels of {name} are not compiled yet, and there is no compiler. {Nvrtc.Problem}");
        }

        string architecture = Architecture(capability);
        KernelKey key = KernelKey.Of(text, options, architecture, $"NVRTC {Nvrtc.Version}");
        if (cache.Find(key) is byte[] image)
        {
            return image;
        }

        ReadOnlyMemory<byte> compiled = Nvrtc.Compile(name, text, architecture, options).Image;
        cache.Put(key, compiled.Span);
        return compiled;
    }

    /// <summary>For what kernels are compiled: the capability itself where NVRTC knows it, else PTX, which the driver translates.</summary>
    internal static string Architecture(int capability)
    {
        IReadOnlyList<int> known = Nvrtc.Architectures;
        if (known.Contains(capability))
        {
            return MachineCode(capability);
        }

        int below = known.Where(architecture => architecture < capability).DefaultIfEmpty().Max();
        return below > 0
            ? $"compute_{below}"
            : throw new DeviceException(
                $"NVRTC {Nvrtc.Version} ({Nvrtc.Path}) compiles for no GPU as old as compute capability {capability / 10}.{capability % 10}: install an "
                + "older NVRTC and name its folder in NE_NVRTC, or train with --device cpu.");
    }

    private static string MachineCode(int capability) => $"sm_{capability}";
}
