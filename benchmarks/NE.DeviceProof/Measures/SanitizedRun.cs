using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.DeviceProof.Measures;

/// <summary>Runs under a sanitizer: small learners, or a planted bug that it must report.</summary>
internal static class SanitizedRun
{
    /// <summary>One launch per phase.</summary>
    public const string Launches = "launches";

    /// <summary>Many updates in a launch by one block, a cluster, a grid.</summary>
    public const string Teams = "teams";

    /// <summary>An out-of-bounds store, for memcheck.</summary>
    public const string Outside = "outside";

    /// <summary>A read of data written by other threads, without a barrier, for racecheck.</summary>
    public const string Race = "race";

    /// <summary>A read of uninitialised memory, for initcheck.</summary>
    public const string Unwritten = "unwritten";

    /// <summary>Updates, past a topology event.</summary>
    private const int Updates = 42;

    private const string Planted =
        """
        KERNEL(THREADS) outside(LAUNCH) {
            memory[capacity + LID] = 1.0f;
        }

        KERNEL(THREADS) race(LAUNCH) {
            SHARED4 float shared[THREADS];
            shared[LID] = memory[LID];
            memory[LID] = shared[(LID + 33) % THREADS];
        }

        KERNEL(THREADS) unwritten(LAUNCH) {
            memory[LID] = memory[LID + THREADS] + 1.0f;
        }
        """;

    /// <summary>Runs.</summary>
    /// <returns>The exit code of this process.</returns>
    public static int Run(ProofOptions options, string mode)
    {
        using ComputeDevice device = DeviceCatalogue.Open(DeviceChoice.Parse(options.Device));
        if (mode is Outside or Race or Unwritten)
        {
            Plant(device, mode);
            return 0;
        }

        IEnumerable<TeamPlan> plans = KernelFolder.SmallPlans.Where(plan => plan.Persistent == (mode == Teams))
            .Where(plan => plan.Mode == TeamMode.Block || (device.Info.Backend == Backend.Cuda && (plan.Mode == TeamMode.Grid || plan.Team <= device.Info.Cluster)));
        foreach (TeamPlan plan in plans)
        {
            foreach (ExperimentDefinition experiment in Agents.Small)
                Train(experiment, device, plan);
        }

        return 0;
    }

    /// <summary>The source of the planted bugs.</summary>
    public static KernelSource PlantedSource { get; } = new("planted bugs", Planted, Plans.Narrow.Defines);

    private static void Train(ExperimentDefinition experiment, ComputeDevice device, TeamPlan plan)
    {
        const int learners = 2;
        using SyntheticRuns runs = new(experiment, learners);
        using DeviceLearners group = DeviceLearners.Create(experiment, runs.Context, device, plan);
        float[] observations = new float[learners * experiment.Task.Observations], actions = new float[learners * experiment.Task.Actions];
        group.Update();
        group.Act(observations, actions);
        runs.Step();
        group.Advance(Updates);
        Console.WriteLine($"{experiment.Name}, {Plans.Name(plan)}: {group.Updates} updates");
    }

    private static void Plant(ComputeDevice device, string mode)
    {
        using DeviceProgram program = device.Compile(PlantedSource);
        using DeviceKernel kernel = program.Kernel(mode);
        int threads = Plans.Narrow.Threads;
        using DeviceMemory memory = device.Allocate(4 * threads * sizeof(float));

        // Far out of bounds, beyond any other allocation.
        long[] arguments = new long[13];
        arguments[7] = 1L << 32;
        device.Write(memory, 0, new byte[threads * sizeof(float)]);
        device.Launch(kernel, new LaunchShape(1, 1, threads), memory, arguments);
        device.Finish();
    }
}
