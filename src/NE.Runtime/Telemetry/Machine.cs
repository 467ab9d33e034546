using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NE.Runtime.Telemetry;

/// <summary>The hardware of this machine.</summary>
internal static class Machine
{
    /// <summary>Name of the CPU.</summary>
    internal static string Processor { get; } = FindProcessor();

    /// <summary>The widest vectors in use.</summary>
    internal static string Vectors { get; } =
        Vector512.IsHardwareAccelerated ? "AVX-512"
        : Vector256.IsHardwareAccelerated ? "AVX2"
        : Vector128.IsHardwareAccelerated ? "128 bits" : "none";

    /// <summary>CPU use and vector width, for the first line of a run.</summary>
    internal static string Summary => $"cpu 1 thread of {Environment.ProcessorCount}  {Vectors}";

    private static string FindProcessor()
    {
        const string List = "/proc/cpuinfo";
        string? line = File.Exists(List)
            ? File.ReadLines(List).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
