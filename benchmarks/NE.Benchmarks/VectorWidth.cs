using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace NE.Benchmarks;

/// <summary>
/// Vectors narrower than the machine's, by the runtime's own switches. They are read when a process starts, so another one is started.
/// </summary>
internal static class VectorWidth
{
    /// <summary>Bits of the widest vector in use.</summary>
    public static int Bits => FmaPeak.Lanes * 32;

    /// <summary>Runs the same command with narrower vectors.</summary>
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

        // A wish for 256 bits alone would leave the registers and instructions of AVX-512, which no machine with AVX2 has.
        start.Environment["DOTNET_EnableAVX512"] = "0";

        // Without AVX2 the runtime counts the fused multiply-add as absent too; this keeps it, and all wider vectors count as absent.
        if (bits == 128)
            start.Environment["DOTNET_PreferredVectorBitWidth"] = "128";

        return start;
    }
}
