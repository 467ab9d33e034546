using System;
using System.Collections.Generic;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Text;

namespace NE.Runtime.Gpu.Learners;

/// <summary>The compiled kernels of a group, launched according to its plan.</summary>
internal sealed class DeviceLauncher : IDisposable
{
    private const int StepsArgument = 3;
    private const int ResultsArgument = 4;
    private const int UpdatesArgument = 8;
    private const int EnvironmentStepArgument = 12;

    private readonly ComputeDevice device;
    private readonly KernelProgram program;
    private readonly TeamPlan plan;
    private readonly DeviceRegions regions;
    private readonly DeviceMemory memory;
    private readonly int learners;
    private readonly long[] arguments;
    private readonly byte[] barriers;
    private readonly List<DeviceKernel> kernels = [];
    private readonly DeviceProgram compiled;
    private readonly DeviceKernel act;
    private readonly DeviceKernel? explore;
    private readonly DeviceKernel store;
    private readonly DeviceKernel? train;
    private readonly DeviceKernel[][] phases;

    /// <summary>Compiles the kernels.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">The program's name in messages.</param>
    /// <param name="program">The program.</param>
    /// <param name="plan">How its work is partitioned.</param>
    /// <param name="regions">The layout of the group's memory.</param>
    /// <param name="memory">The memory of the group.</param>
    /// <param name="learners">Number of learners in the group.</param>
    /// <param name="capacity">Number of rows in a replay ring.</param>
    internal DeviceLauncher(
        ComputeDevice device, string name, KernelProgram program, TeamPlan plan, DeviceRegions regions, DeviceMemory memory, int learners, long capacity)
    {
        (this.device, this.program, this.plan, this.regions, this.memory, this.learners) = (device, program, plan, regions, memory, learners);
        arguments =
        [
            learners, regions.Arenas, regions.Tables, regions.Steps, regions.Results, regions.Rows, regions.Replay, capacity, 1,
            regions.Observations, regions.Actions, regions.Barriers, 0,
        ];
        barriers = plan is { Persistent: true, Mode: TeamMode.Grid } ? new byte[learners * KernelText.BarrierLength * sizeof(uint)] : [];
        compiled = device.Compile(new KernelSource(name, program.Body, plan.Defines));
        try
        {
            act = Kernel("Act");
            explore = program.Explores ? Kernel("Explore") : null;
            store = Kernel("Store");
            train = plan.Persistent ? Kernel("Train") : null;
            phases = new DeviceKernel[program.Sections.Count][];
            for (int section = 0; section < phases.Length; section++)
                phases[section] = plan.Persistent ? [] : Phases(program.Sections[section]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The sections that run at an update: bit i for section i.</summary>
    internal uint Due(long update)
    {
        uint due = 0;
        for (int section = 0; section < program.Sections.Count; section++)
        {
            if (update % program.Sections[section].Every == 0)
                due |= 1u << section;
        }

        return due;
    }

    /// <summary>Whether the host needs an update's results before the next update begins.</summary>
    internal bool Feeds(long update)
    {
        foreach (KernelSection section in program.Sections)
        {
            if (section.Feeds && update % section.Every == 0)
                return true;
        }

        return false;
    }

    /// <summary>Selects the policy's actions for the observations.</summary>
    internal void Act() => device.Launch(act, new LaunchShape(1, learners, plan.Threads), memory, arguments);

    /// <summary>Selects exploring actions for the observations, as far as the device does so.</summary>
    /// <param name="step">The environment step, from 0.</param>
    internal void Explore(long step)
    {
        arguments[EnvironmentStepArgument] = step;
        device.Launch(explore ?? act, new LaunchShape(1, learners, plan.Threads), memory, arguments);
    }

    /// <summary>Stores the staged transitions in the rings.</summary>
    internal void Store() => device.Launch(store, new LaunchShape(1, learners, plan.Threads), memory, arguments);

    /// <summary>Runs updates whose rows of the step table have been written.</summary>
    /// <param name="first">Number of the first update.</param>
    /// <param name="count">Number of updates.</param>
    internal void Train(long first, int count)
    {
        if (train is null)
        {
            for (int i = 0; i < count; i++)
                RunPhases(first + i, i);

            return;
        }

        if (barriers.Length > 0)
            device.Write(memory, regions.Barriers * sizeof(float), barriers);

        arguments[UpdatesArgument] = count;
        int team = plan.Mode == TeamMode.Block ? 1 : plan.Team;
        device.Launch(train, new LaunchShape(learners * team, 1, plan.Threads, plan.Mode == TeamMode.Grid), memory, arguments);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        kernels.ForEach(kernel => kernel.Dispose());
        kernels.Clear();
        compiled.Dispose();
    }

    /// <summary>One launch per phase. These kernels read the first row of the step table, so its address is shifted for them.</summary>
    private void RunPhases(long update, int index)
    {
        arguments[StepsArgument] = regions.Steps + ((long)index * learners * program.StepLength);
        arguments[ResultsArgument] = regions.Results + ((long)index * learners * program.ResultLength);
        uint due = Due(update);
        for (int section = 0; section < phases.Length; section++)
        {
            if ((due >> section & 1) == 0)
                continue;

            foreach (DeviceKernel phase in phases[section])
                device.Launch(phase, new LaunchShape(plan.Team, learners, plan.Threads), memory, arguments);
        }

        arguments[StepsArgument] = regions.Steps;
        arguments[ResultsArgument] = regions.Results;
    }

    private DeviceKernel[] Phases(KernelSection section)
    {
        var made = new DeviceKernel[section.Phases];
        for (int phase = 0; phase < made.Length; phase++)
            made[phase] = Kernel($"{section.Name}_{phase}");

        return made;
    }

    private DeviceKernel Kernel(string name)
    {
        DeviceKernel kernel = compiled.Kernel(name);
        kernels.Add(kernel);
        return kernel;
    }
}
