using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace NE.Benchmarks;

/// <summary>
/// Vectors narrower than the machine's, forced by the .NET runtime's own switches. They are read when a process starts, so a new one is
/// started.
/// </summary>
internal static class VectorWidth
{
    /// <summary>Bits of the widest vector in use.</summary>
    public static int Bits => FmaPeak.Lanes * 32;

    /// <summary>Reruns the same command with narrower vectors.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(int bits, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(Narrow(bits, arguments)) ?? throw new InvalidOperationException("The process did not start.");
        process.WaitForExit();
        return process.ExitCode;
    }

    private static ProcessStartInfo Narrow(int bits, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments);

        // Requesting only 256 bits would keep the registers and instructions of AVX-512, which a machine with only AVX2 lacks.
        start.Environment["DOTNET_EnableAVX512"] = "0";

        // Without AVX2 the runtime also disables the fused multiply-add; this keeps it, while all wider vectors are disabled.
        if (bits == 128)
            start.Environment["DOTNET_PreferredVectorBitWidth"] = "128";

        return start;
    }
}
