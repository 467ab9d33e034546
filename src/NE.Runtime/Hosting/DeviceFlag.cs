using System;
using System.CommandLine;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Hosting;

/// <summary>The flag <c>--device</c>.</summary>
internal static class DeviceFlag
{
    /// <summary>Creates the flag.</summary>
    internal static Option<string?> Make() => new("--device")
    {
        Description = "Where learners are updated: cpu, cuda[:n], opencl[:p.d], or auto for the fastest; "
            + $"{DeviceChoice.Variable} or cpu by default. It does not affect results.",
    };

    /// <summary>The choice on the command line, or else in the environment.</summary>
    /// <exception cref="UsageException">Its value is not a device.</exception>
    internal static DeviceChoice Read(ParseResult result, Option<string?> flag)
    {
        try
        {
            return result.GetValue(flag) is { } text ? DeviceChoice.Parse(text) : DeviceChoice.FromEnvironment() ?? DeviceChoice.Cpu;
        }
        catch (FormatException fault)
        {
            throw new UsageException(fault.Message);
        }
    }
}
