using System;
using System.Globalization;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Gpu.Learners;

/// <summary>Memory that a group of learners needs on a device, in bytes, computed before allocation.</summary>
/// <param name="Arenas">Networks, optimiser state and scratch of all learners.</param>
/// <param name="Replay">Their replay buffers.</param>
/// <param name="Exchange">Tables, and the data that host and device exchange at each update.</param>
public sealed record MemoryNeed(long Arenas, long Replay, long Exchange)
{
    /// <summary>Memory to leave free for the driver and kernel stacks, as a fraction of the total.</summary>
    private const double Reserve = 0.1;

    /// <summary>Total size.</summary>
    public long Total => Arenas + Replay + Exchange;

    /// <summary>Required free memory: the total plus a tenth for the driver.</summary>
    public long Required => Total + (long)(Reserve * Total);

    /// <summary>Computes the memory that a group needs.</summary>
    /// <param name="program">The program of its learners.</param>
    /// <param name="learners">Number of learners.</param>
    /// <param name="capacity">Transitions of the largest replay buffer.</param>
    /// <param name="tableLength">Length in floats of all bias corrections by age; 0 where weights share a step.</param>
    /// <param name="updatesOfLaunch">Largest number of updates per launch.</param>
    public static MemoryNeed Of(KernelProgram program, int learners, long capacity, long tableLength = 0, int updatesOfLaunch = 64) =>
        DeviceRegions.Place(program, learners, capacity, tableLength, updatesOfLaunch).Need;

    /// <summary>Computes how many learners fit.</summary>
    /// <param name="program">The program of the learners.</param>
    /// <param name="capacity">Transitions of the largest replay buffer.</param>
    /// <param name="free">Free memory in bytes.</param>
    /// <param name="limit">Upper limit of the result.</param>
    /// <param name="largest">Largest single allocation in bytes.</param>
    /// <returns>0 to <paramref name="limit"/>.</returns>
    public static int LearnersThatFit(KernelProgram program, long capacity, long free, int limit, long largest = long.MaxValue)
    {
        // Only the tables of different learning rates are unknown here; they are small compared with the rest.
        int low = 0, high = limit;
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            if (Of(program, middle, capacity).Fits(free, largest))
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    /// <summary>Formats a number of bytes, for example <c>3.1 GB</c>.</summary>
    internal static string Text(long bytes) => bytes switch
    {
        >= 1_000_000_000 => (bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture) + " GB",
        >= 1_000_000 => (bytes / 1e6).ToString("0", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1e3).ToString("0", CultureInfo.InvariantCulture) + " kB",
    };

    /// <summary>Throws if the group does not fit.</summary>
    /// <exception cref="DeviceException">Not enough memory is free.</exception>
    internal void Check(string name, int learners, ComputeDevice device)
    {
        (long free, long largest) = (device.FreeMemory, device.LargestAllocation);
        if (Fits(free, largest))
            return;

        string bound = Required > free
            ? $"{Text(Math.Max(free, 0))} free"
            : $"{Text(largest)} is the largest block that it allocates";
        string remedy = learners > 1 ? "Train fewer learners at once, or declare a smaller ReplayCapacity." : "Declare a smaller ReplayCapacity.";
        throw new DeviceException(
            $"{name} with {learners} learner{(learners == 1 ? "" : "s")} needs {Text(Required > free ? Required : Total)} on {device.Info.Name} "
            + $"(replay {Text(Replay)}, networks and scratch {Text(Arenas)}), {bound}. {remedy}");
    }

    // A group is one allocation; the additional tenth is allocated separately by the driver.
    private bool Fits(long free, long largest) => Required <= free && Total <= largest;
}
