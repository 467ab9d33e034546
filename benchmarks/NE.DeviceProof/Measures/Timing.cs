using System;
using System.Diagnostics;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.DeviceProof.Measures;

/// <summary>Times updates.</summary>
internal static class Timing
{
    private const int WarmUp = 8;

    /// <summary>Seconds per update of all learners, without environments, with as many updates per launch as possible.</summary>
    /// <param name="experiment">The experiment; its policy is updated every second time, as trained.</param>
    /// <param name="device">The device.</param>
    /// <param name="plan">How the work is partitioned; null for the device's default.</param>
    /// <param name="learners">Number of learners.</param>
    /// <param name="seconds">Shortest duration of the measurement.</param>
    public static double SecondsOfUpdate(ExperimentDefinition experiment, ComputeDevice device, TeamPlan? plan, int learners, double seconds)
    {
        using SyntheticRuns runs = new(experiment, learners);
        using DeviceLearners group = DeviceLearners.Create(experiment, runs.Context, device, plan);
        return SecondsOfUpdate(group, seconds);
    }

    /// <summary>The same for a group.</summary>
    public static double SecondsOfUpdate(DeviceLearners group, double seconds)
    {
        group.Advance(WarmUp);
        double estimate = Run(group, WarmUp);
        int updates = Even(Math.Clamp(seconds / 4 / estimate, 2, 1_000_000));

        // Launches lengthen gradually; that phase is not measured.
        Run(group, updates);
        double best = double.PositiveInfinity, all = 0;
        while (all < seconds)
        {
            double one = Run(group, updates);
            (best, all) = (Math.Min(best, one), all + (one * updates));
        }

        return best;
    }

    private static double Run(DeviceLearners group, int updates)
    {
        long start = Stopwatch.GetTimestamp();
        group.Advance(updates);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / updates;
    }

    /// <summary>Whole rounds of policy delay 2.</summary>
    private static int Even(double updates) => Math.Max(2, (int)updates / 2 * 2);
}
