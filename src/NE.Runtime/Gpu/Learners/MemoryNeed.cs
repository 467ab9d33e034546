using System;
using System.Globalization;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Gpu.Learners;

/// <summary>Bytes that a group of learners takes on a device, computed before any is taken.</summary>
/// <param name="Arenas">Networks, optimiser state and scratch of all learners.</param>
/// <param name="Replay">Their replay buffers.</param>
/// <param name="Exchange">Tables, and what host and device exchange at each update.</param>
public sealed record MemoryNeed(long Arenas, long Replay, long Exchange)
{
    /// <summary>Free memory to leave alone, in units of what is taken: the driver's own, and stacks of kernels.</summary>
    private const double Reserve = 0.1;

    /// <summary>All of it.</summary>
    public long Total => Arenas + Replay + Exchange;

    /// <summary>What must be free: the total and a tenth for the driver.</summary>
    public long Required => Total + (long)(Reserve * Total);

    /// <summary>What a group takes.</summary>
    /// <param name="program">The program of its learners.</param>
    /// <param name="learners">Number of learners.</param>
    /// <param name="capacity">Transitions of the largest replay buffer.</param>
    /// <param name="tableLength">Floats of all bias corrections by age; 0 where weights share a step.</param>
    /// <param name="updatesOfLaunch">Updates that one launch runs at most.</param>
    public static MemoryNeed Of(KernelProgram program, int learners, long capacity, long tableLength = 0, int updatesOfLaunch = 64) =>
        DeviceRegions.Place(program, learners, capacity, tableLength, updatesOfLaunch).Need;

    /// <summary>How many learners fit.</summary>
    /// <param name="program">The program of the learners.</param>
    /// <param name="capacity">Transitions of the largest replay buffer.</param>
    /// <param name="free">Bytes that can be taken.</param>
    /// <param name="limit">Number to stop at.</param>
    /// <param name="largest">Bytes that can be taken in one piece.</param>
    /// <returns>0 to <paramref name="limit"/>.</returns>
    public static int LearnersThatFit(KernelProgram program, long capacity, long free, int limit, long largest = long.MaxValue)
    {
        // Tables of different learning rates are the only part that this cannot know; they are small beside everything else.
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

    /// <summary>A number of bytes for people, for example <c>3.1 GB</c>.</summary>
    internal static string Text(long bytes) => bytes switch
    {
        >= 1_000_000_000 => (bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture) + " GB",
        >= 1_000_000 => (bytes / 1e6).ToString("0", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1e3).ToString("0", CultureInfo.InvariantCulture) + " kB",
    };

    /// <summary>Refuses what does not fit.</summary>
    /// <exception cref="DeviceException">Not enough memory is free.</exception>
    internal void Check(string name, int learners, ComputeDevice device)
    {
        (long free, long largest) = (device.FreeMemory, device.LargestAllocation);
        if (Fits(free, largest))
            return;

        string bound = Required > free
            ? $"{Text(Math.Max(free, 0))} free"
            : $"{Text(largest)} in one piece is the most that it gives";
        string remedy = learners > 1 ? "Train fewer learners at once, or declare a smaller ReplayCapacity." : "Declare a smaller ReplayCapacity.";
        throw new DeviceException(
            $"{name} with {learners} learner{(learners == 1 ? "" : "s")} needs {Text(Required > free ? Required : Total)} on {device.Info.Name} "
            + $"(replay {Text(Replay)}, networks and scratch {Text(Arenas)}), {bound}. {remedy}");
    }

    // A group takes all of it in one piece. The tenth beside it is the driver's, which takes it elsewhere.
    private bool Fits(long free, long largest) => Required <= free && Total <= largest;
}
