using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Text;

namespace NE.Runtime.Gpu.Devices;

/// <summary>Compiles kernels for NVIDIA GPUs: from the cache on disk, else with NVRTC. Needs neither a GPU nor a driver.</summary>
public static class CudaCompiler
{
    // That of the oldest GPUs that current drivers support.
    private const int OldestCapability = 50;
    private const int FirstWithClusters = 90;

    /// <summary>Compiles kernel source for a GPU.</summary>
    /// <param name="source">The kernel source.</param>
    /// <param name="capability">Compute capability times ten: 90 for 9.0.</param>
    /// <returns>
    /// Machine code where NVRTC supports the capability, else PTX for the highest lower capability that it supports. Where there is no
    /// NVRTC or it fails, the cached output of another one: machine code that the GPU runs, else PTX.
    /// </returns>
    /// <exception cref="DeviceException">It is not in the cache, and there is no NVRTC or it fails.</exception>
    public static ReadOnlyMemory<byte> Compile(KernelSource source, int capability)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Compile(source.Name, Text(source), capability, KernelCache.Default);
    }

    /// <summary>
    /// Compiles kernel source and keeps it in the cache, for a machine that has a GPU but no NVRTC and receives a copy of the cache's
    /// folder.
    /// </summary>
    /// <param name="source">The kernel source.</param>
    /// <param name="architecture">
    /// <c>sm_90</c> for machine code of compute capability 9.0, <c>compute_90</c> for PTX that later GPUs also accept.
    /// </param>
    /// <exception cref="DeviceException">It is not in the cache, and there is no NVRTC or it rejects the source.</exception>
    public static ReadOnlyMemory<byte> CompileFor(KernelSource source, string architecture)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (int.TryParse(architecture[(architecture.IndexOf('_') + 1)..], out int capability) && capability >= FirstWithClusters)
        {
            // Compiled when a device is opened.
            CompileFor(ClusterTrial.Name, ClusterTrial.Text, architecture, KernelCache.Default);
        }

        return CompileFor(source.Name, Text(source), architecture, KernelCache.Default);
    }

    /// <summary>As the public overload, for complete source.</summary>
    internal static ReadOnlyMemory<byte> Compile(string name, string text, int capability, KernelCache cache)
    {
        string fault;
        try
        {
            if (Nvrtc.Problem.Length == 0)
            {
                return CompileFor(name, text, Architecture(capability), cache);
            }

            fault = $"The kernels of {name} are not compiled yet, and there is no compiler. {Nvrtc.Problem}";
        }
        catch (DeviceException refused)
        {
            fault = cache.Folder is null
                ? refused.Message
                : $"{refused.Message} The cache {cache.Folder} has no kernels of {name} that another compiler made for this GPU either.";
        }

        return Runnable(capability)
            .Select(architecture => cache.FindOfAnyCompiler(KernelKey.Of(text, Nvrtc.Options, architecture, ""))).FirstOrDefault(image => image is not null)
            ?? throw new DeviceException(fault);
    }

    /// <summary>
    /// The architecture that kernels are compiled for: the capability itself where NVRTC supports it, else PTX, which the driver
    /// translates.
    /// </summary>
    internal static string Architecture(int capability)
    {
        IReadOnlyList<int> known = Nvrtc.Architectures;
        if (known.Contains(capability))
        {
            return $"sm_{capability}";
        }

        int below = known.Where(architecture => architecture < capability).DefaultIfEmpty().Max();
        return below > 0
            ? $"compute_{below}"
            : throw new DeviceException(
                $"NVRTC {Nvrtc.Version} ({Nvrtc.Path}) does not support compute capability {capability / 10}.{capability % 10}: install an "
                + "older NVRTC and name its folder in NE_NVRTC, or train with --device cpu.");
    }

    private static string Text(KernelSource source) => KernelText.Of(Backend.Cuda, source.Defines, source.Body);

    private static ReadOnlyMemory<byte> CompileFor(string name, string text, string architecture, KernelCache cache)
    {
        IReadOnlyList<string> options = Nvrtc.Options;
        string compiler = Nvrtc.Problem.Length == 0 ? $"NVRTC {Nvrtc.Version}" : "";
        KernelKey key = KernelKey.Of(text, options, architecture, compiler);
        if (cache.Find(key) is byte[] image)
        {
            return image;
        }

        ReadOnlyMemory<byte> compiled = Nvrtc.Compile(name, text, architecture, options).Image;
        cache.Put(key, compiled.Span);
        return compiled;
    }

    // Machine code runs on its own capability and on later ones of the same major version; PTX on all later ones.
    private static IEnumerable<string> Runnable(int capability)
    {
        for (int same = capability; same >= capability / 10 * 10; same--)
        {
            yield return $"sm_{same}";
        }

        for (int below = capability; below >= OldestCapability; below--)
        {
            yield return $"compute_{below}";
        }
    }
}
