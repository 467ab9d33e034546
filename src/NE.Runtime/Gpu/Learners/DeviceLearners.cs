using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;
using NE.Runtime.Training;

namespace NE.Runtime.Gpu.Learners;

/// <summary>
/// Learners of one program whose updates run on a device, all in one launch. Each has a copy on the host, the same agent that trains on the
/// CPU: it provides the initial weights and makes decisions, counts and measures; topology events and checkpoints use it. A learner's state
/// is byte-identical to the CPU's, whichever learners share its launch and whatever the <see cref="TeamPlan"/>.
/// </summary>
/// <remarks>
/// An update may still be running when <see cref="Update"/> returns. Divergence of a learner is reported by the next call that waits:
/// <see cref="Act"/> and the next <see cref="Update"/> for any learner, other members for the learner they are called for. The failing call
/// has had no effect and must be repeated, after <see cref="Retire"/>; one learner is reported at a time, and the others stay usable.
/// </remarks>
public sealed partial class DeviceLearners : ILearnerGroup
{
    /// <summary>Bytes zeroed per write.</summary>
    private const long ClearedBytes = 1 << 20;

    private readonly ComputeDevice device;
    private readonly KernelProgram program;
    private readonly DeviceRegions regions;
    private readonly DeviceMemory memory;
    private readonly DeviceLauncher launcher;
    private readonly DeviceSlot[] slots;

    private DeviceLearners(
        ComputeDevice device, KernelProgram program, TeamPlan plan, DeviceRegions regions, DeviceMemory memory, DeviceLauncher launcher, DeviceSlot[] slots)
    {
        (this.device, this.program, this.regions, this.memory, this.launcher, this.slots) = (device, program, regions, memory, launcher, slots);
        Plan = plan;
        sent = GC.AllocateArray<uint>(StepOffset(plan.UpdatesOfLaunch, 0), pinned: true);
        received = GC.AllocateArray<float>(ResultOffset(plan.UpdatesOfLaunch, 0), pinned: true);
        observed = new float[slots.Length * program.Observations];
        chosen = new int[slots.Length];
        buffers = new DeviceTensors[Math.Min(slots.Length, Environment.ProcessorCount)];
        for (int i = 0; i < buffers.Length; i++)
            buffers[i] = new DeviceTensors(program);

        exchangeBody = ExchangeOne;
    }

    /// <summary>How the work is partitioned.</summary>
    public TeamPlan Plan { get; }

    /// <inheritdoc/>
    public int Learners => slots.Length;

    /// <inheritdoc/>
    public long Updates { get; private set; }

    /// <summary>Creates a group in its initial state.</summary>
    /// <param name="experiment">The experiment; its agents are the copies on the host.</param>
    /// <param name="context">The slots, and where topology events are recorded.</param>
    /// <param name="device">The device; owned by the caller, who disposes of it after the group.</param>
    /// <param name="plan">How the work is partitioned; null for the device's default.</param>
    /// <exception cref="DeviceException">
    /// The experiment has no kernels, they do not compile, or the device does not have enough memory.
    /// </exception>
    public static DeviceLearners Create(ExperimentDefinition experiment, LearnerContext context, ComputeDevice device, TeamPlan? plan = null)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfZero(context.Slots.Count, nameof(context));
        KernelProgram program = experiment.Kernels ?? throw NoKernels(experiment.Name);
        int learners = context.Slots.Count;
        long capacity = context.Slots.Max(slot => slot.Replay.Capacity);
        plan ??= TeamPlan.Choose(device.Info, learners);
        plan.Check();
        MemoryNeed.Of(program, learners, capacity, 0, plan.UpdatesOfLaunch).Check(experiment.Name, learners, device);

        var hosts = new List<IDeviceLearner>(learners);
        DeviceMemory? memory = null;
        DeviceLauncher? launcher = null;
        try
        {
            DeviceTables tables = new();
            var starts = new int[learners][];
            for (int i = 0; i < learners; i++)
            {
                hosts.Add(HostCopy(experiment, context, i));
                starts[i] = tables.Place(hosts[i].Tables);
            }

            DeviceRegions regions = DeviceRegions.Place(program, learners, capacity, tables.Length, plan.UpdatesOfLaunch);
            regions.Need.Check(experiment.Name, learners, device);
            memory = device.Allocate(regions.Length * sizeof(float));
            launcher = new DeviceLauncher(device, experiment.Name, program, plan, regions, memory, learners, capacity);
            var slots = new DeviceSlot[learners];
            for (int i = 0; i < learners; i++)
            {
                ReplayRing ring = new(context.Slots[i].Replay, capacity, regions.Replay + (i * capacity * program.RowLength));
                slots[i] = new DeviceSlot(hosts[i], ring, starts[i]);
            }

            DeviceLearners group = new(device, program, plan, regions, memory, launcher, slots);
            group.Clear();
            if (tables.Length > 0)
                device.Write(memory, regions.Tables * sizeof(float), MemoryMarshal.AsBytes<float>(tables.Content()));

            group.SendAll();
            return group;
        }
        catch
        {
            launcher?.Dispose();
            memory?.Dispose();
            hosts.ForEach(host => host.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    public void EvaluateQ(int learner, ReadOnlySpan<float> observations, ReadOnlySpan<float> actions, Span<float> values) =>
        Current(learner).EvaluateQ(0, observations, actions, values);

    /// <inheritdoc/>
    public void Report(int learner, IMetricWriter metrics)
    {
        // Means and thresholds are kept on the host; masks change only at topology events, on a copy that is up to date then.
        Settle();
        ThrowFault(slots[learner]);
        slots[learner].Host.Report(0, metrics);
    }

    /// <inheritdoc/>
    public void Diagnose(int learner, IMetricWriter metrics) => Current(learner).Diagnose(0, metrics);

    /// <inheritdoc/>
    public void Save(int learner, ITensorWriter writer) => Current(learner).Save(0, writer);

    /// <inheritdoc/>
    public void Load(int learner, ITensorReader reader)
    {
        Settle();
        DeviceSlot slot = slots[learner];
        slot.Host.Load(0, reader);
        slot.Ring.Forget();
        (slot.Stale, slot.Fault) = (false, null);
        Updates = slot.Host.Updates;
        chosen[0] = learner;
        Exchange(1, HostWork.None, sendBack: true);
    }

    /// <inheritdoc/>
    public void Retire(int learner)
    {
        DeviceSlot slot = slots[learner];
        (slot.Retired, slot.Fault) = (true, null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Finish();
        launcher.Dispose();
        memory.Dispose();
        foreach (DeviceSlot slot in slots)
            slot.Dispose();
    }

    private static DeviceException NoKernels(string name) =>
        new($"{name} has no kernels for a device: one of its methods changes networks on the CPU at every update "
            + "(`ne emit --kernels` names the operation), it was compiled by an older version of NE.Dsl (rebuild it), or a learner of it needs more than 2,147,483,647 floats besides its replay buffer (use a smaller batch or smaller "
            + "networks); or use --device cpu.");

    private static IDeviceLearner HostCopy(ExperimentDefinition experiment, LearnerContext context, int slot)
    {
        ILearnerGroup copy = experiment.CreateLearners(
            new LearnerContext([context.Slots[slot]], new SlotTopologyLog(context.TopologyLog, slot)));
        if (copy is IDeviceLearner host)
            return host;

        copy.Dispose();
        throw NoKernels(experiment.Name);
    }

    /// <summary>
    /// Zeroes everything except arenas and rings. Actions and results are read back whole, including those of retired learners and of
    /// sections that were not due, which no kernel writes. An arena's state is written by <see cref="SendAll"/>; of its scratch and of the
    /// rings, kernels read only what they wrote.
    /// </summary>
    private void Clear()
    {
        byte[] zeros = new byte[Math.Min(ClearedBytes, regions.Arenas * sizeof(float))];
        for (long at = 0, end = regions.Arenas * sizeof(float); at < end; at += zeros.Length)
            device.Write(memory, at, zeros.AsSpan(0, (int)Math.Min(zeros.Length, end - at)));
    }

    /// <summary>Waits for running kernels, before they and their memory are released.</summary>
    private void Finish()
    {
        try
        {
            device.Finish();
        }
        catch (DeviceException)
        {
            // A failed launch is reported by the call that waits for results. Here nothing waits, and resources must still be released.
        }
    }

    /// <summary>The host copy of a learner, synchronised. All are synchronised, since callers query all learners in turn.</summary>
    private IDeviceLearner Current(int learner)
    {
        Settle();
        ThrowFault(slots[learner]);
        Refresh();
        return slots[learner].Host;
    }
}
