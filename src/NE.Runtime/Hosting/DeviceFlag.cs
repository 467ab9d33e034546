using System;
using System.CommandLine;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Hosting;

/// <summary>The flag <c>--device</c>.</summary>
internal static class DeviceFlag
{
    /// <summary>Makes the flag.</summary>
    internal static Option<string?> Make() => new("--device")
    {
        Description = $"Where learners are updated: cpu, cuda[:n], opencl[:p.d], or auto for the fastest; cpu unless {DeviceChoice.Variable} says otherwise. "
            + "It changes no result.",
    };

    /// <summary>What a command line, or else the environment, says.</summary>
    /// <exception cref="UsageException">It says something that is no device.</exception>
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
