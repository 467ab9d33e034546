using System;
using System.Diagnostics;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Gpu.Text;

namespace NE.DeviceProof.Measures;

/// <summary>Kernels that only start or synchronise: their times are overheads of the device.</summary>
internal sealed class CostKernels : IDisposable
{
    private const string Body =
        """
        KERNEL(THREADS) Empty(LAUNCH) {
        }

        KERNEL_TEAM(THREADS) Barriers(LAUNCH) {
            for (i64 i = 0; i < updates; i++) {
                TEAM_SYNC();
            }
        }
        """;

    private const int Arguments = 13;
    private const int UpdatesArgument = 8;

    /// <summary>Largest number of concurrent teams. The kernels use only a barrier for each.</summary>
    private const int MostTeams = 256;

    private const int Bytes = MostTeams * KernelText.BarrierLength * sizeof(uint);

    private readonly ComputeDevice device;
    private readonly TeamPlan plan;
    private readonly DeviceProgram program;
    private readonly DeviceKernel empty;
    private readonly DeviceKernel barriers;
    private readonly DeviceMemory memory;
    private readonly long[] arguments = new long[Arguments];

    /// <summary>Compiles them for a team.</summary>
    public CostKernels(ComputeDevice device, TeamPlan plan)
    {
        (this.device, this.plan) = (device, plan);
        program = device.Compile(Source(plan));
        empty = program.Kernel("Empty");
        barriers = program.Kernel("Barriers");
        memory = device.Allocate(Bytes);
        device.Write(memory, 0, new byte[Bytes]);
    }

    /// <summary>The source for a team.</summary>
    public static KernelSource Source(TeamPlan plan) => new("the cost of launches and barriers", Body, plan.Defines);

    /// <summary>Seconds from the launch of an empty kernel to its completion, as seen by the host.</summary>
    public double RoundTrip(int rounds) => Least(5, () =>
    {
        for (int i = 0; i < rounds; i++)
        {
            Launch();
            device.Finish();
        }
    }) / rounds;

    /// <summary>Seconds between two consecutive launches.</summary>
    public double BackToBack(int launches) => (Many(3 * launches) - Many(launches)) / (2 * launches);

    /// <summary>Seconds per barrier of the team, from the difference between many and few.</summary>
    /// <param name="count">Number of barriers in the shorter launch.</param>
    /// <param name="teams">Number of concurrent teams.</param>
    public double Barrier(int count, int teams = 1) => (Waits(3 * count, teams) - Waits(count, teams)) / (2 * count);

    /// <inheritdoc/>
    public void Dispose()
    {
        memory.Dispose();
        program.Dispose();
    }

    private double Many(int launches) => Least(5, () =>
    {
        for (int i = 0; i < launches; i++)
            Launch();
        device.Finish();
    });

    private double Waits(int count, int teams) => Least(5, () =>
    {
        // A grid's ticket counts from 0.
        device.Write(memory, 0, new byte[Bytes]);
        device.Finish();
    }, () =>
    {
        arguments[UpdatesArgument] = count;
        int blocks = plan.Mode == TeamMode.Block ? 1 : plan.Team;
        device.Launch(barriers, new LaunchShape(blocks * teams, 1, plan.Threads, plan.Mode == TeamMode.Grid), memory, arguments);
        device.Finish();
    });

    private void Launch() => device.Launch(empty, new LaunchShape(1, 1, plan.Threads), memory, arguments);

    private static double Least(int times, Action body) => Least(times, () => { }, body);

    private static double Least(int times, Action prepare, Action body)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i <= times; i++)
        {
            prepare();
            long start = Stopwatch.GetTimestamp();
            body();
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

            // The first is warm-up.
            if (i > 0)
                least = Math.Min(least, seconds);
        }

        return least;
    }
}
