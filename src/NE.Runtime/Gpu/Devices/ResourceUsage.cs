using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NE.Runtime.Gpu.Devices;

/// <summary>A kernel's resource usage on a multiprocessor, from NVRTC's log with the option <c>--ptxas-options=-v</c>.</summary>
/// <param name="Kernel">Its name.</param>
/// <param name="Architecture">The architecture, for example <c>sm_90</c>.</param>
/// <param name="Registers">Registers per thread.</param>
/// <param name="SpillStores">Bytes of spilled registers that a thread stores to memory.</param>
/// <param name="SpillLoads">Bytes of spilled registers that it reads back.</param>
/// <param name="Stack">Bytes of stack per thread.</param>
/// <param name="Shared">Bytes of shared memory per block.</param>
public sealed partial record ResourceUsage(
    string Kernel, string Architecture, int Registers, int SpillStores, int SpillLoads, int Stack, int Shared)
{
    /// <summary>Parses a log.</summary>
    /// <returns>One entry per kernel, in the order of the log; none if the log lacks the information.</returns>
    public static IReadOnlyList<ResourceUsage> Parse(string log)
    {
        List<ResourceUsage> found = [];

        // Functions that are not kernels have properties too; a kernel's follow its own name.
        string function = "";
        foreach (string line in log.Split('\n'))
        {
            if (Entry().Match(line) is { Success: true } entry)
            {
                found.Add(new(entry.Groups[1].Value, entry.Groups[2].Value, 0, 0, 0, 0, 0));
            }
            else if (Function().Match(line) is { Success: true } properties)
            {
                function = properties.Groups[1].Value;
            }
            else if (found.Count > 0 && function == found[^1].Kernel)
            {
                found[^1] = With(found[^1], line);
            }
        }

        return found;
    }

    private static ResourceUsage With(ResourceUsage usage, string line)
    {
        if (Memory().Match(line) is { Success: true } memory)
        {
            return usage with { Stack = Number(memory, 1), SpillStores = Number(memory, 2), SpillLoads = Number(memory, 3) };
        }

        if (RegisterCount().Match(line) is not { Success: true } registers)
        {
            return usage;
        }

        Match shared = SharedBytes().Match(line);
        return usage with { Registers = Number(registers, 1), Shared = shared.Success ? Number(shared, 1) : 0 };
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Compiling entry function '([^']+)' for '([^']+)'")]
    private static partial Regex Entry();

    [GeneratedRegex(@"Function properties for (\S+)")]
    private static partial Regex Function();

    [GeneratedRegex(@"(\d+) bytes stack frame, (\d+) bytes spill stores, (\d+) bytes spill loads")]
    private static partial Regex Memory();

    [GeneratedRegex(@"Used (\d+) registers")]
    private static partial Regex RegisterCount();

    [GeneratedRegex(@"(\d+) bytes smem")]
    private static partial Regex SharedBytes();
}
