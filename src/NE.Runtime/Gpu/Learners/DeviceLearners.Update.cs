using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using NE.Runtime.Training;

namespace NE.Runtime.Gpu.Learners;

public sealed partial class DeviceLearners
{
    /// <summary>Target for the longest launch, in seconds: displays stay responsive, and a stop request is noticed.</summary>
    private const double LaunchSeconds = 0.01;

    private readonly uint[] sent; // staged transitions, then the step table
    private readonly float[] received; // actions, then results
    private int running; // updates launched whose results have not been read
    private int updatesOfLaunch = 1;

    /// <inheritdoc/>
    public void Update()
    {
        Settle();
        ThrowFault();
        Run(1);
    }

    /// <summary>
    /// Runs several updates without new transitions, in as few launches as the host's work allows: for benchmarks.
    /// </summary>
    /// <param name="updates">Number of updates.</param>
    /// <exception cref="DivergedException">A loss is not finite.</exception>
    public void Advance(int updates)
    {
        while (updates > 0)
        {
            Settle();
            ThrowFault();
            int count = Chunk(Math.Min(updates, updatesOfLaunch));
            long start = Stopwatch.GetTimestamp();
            Run(count);
            Settle();
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds / count;
            updatesOfLaunch = (int)Math.Clamp(LaunchSeconds / seconds, 1, Math.Min(4 * updatesOfLaunch, Plan.UpdatesOfLaunch));
            updates -= count;
        }

        ThrowFault();
    }

    /// <summary>
    /// Launches updates; host work before an update can only precede the first, host work after one only follow the last.
    /// </summary>
    private void Run(int count)
    {
        long last = Updates + count;
        bool staged = Stage();
        for (int i = 0; i < count; i++)
            Begin(Updates + 1 + i, i);

        device.Write(memory, regions.Rows * sizeof(float), MemoryMarshal.AsBytes(sent.AsSpan(0, StepOffset(count, 0))));
        if (staged)
            launcher.Store();

        launcher.Train(Updates + 1, count);
        (running, acts, Updates) = (count, 0, last);
        foreach (DeviceSlot slot in slots)
            slot.Stale = true;

        if (Array.Exists(slots, slot => !slot.Retired && (slot.Work & HostWork.After) != 0))
            End();
    }

    /// <summary>Stages the newest transition of every learner.</summary>
    private bool Stage()
    {
        bool any = false;
        int length = program.RowLength + 1;
        for (int i = 0; i < slots.Length; i++)
        {
            Span<uint> row = sent.AsSpan(i * length, length);
            if (slots[i].Retired)
            {
                ReplayRing.Skip(row);
                continue;
            }

            if (slots[i].Ring.Empty)
                throw new InvalidOperationException("The replay buffer is empty: nothing can be sampled before the first step.");
            any |= slots[i].Ring.Follow(device, memory, row);
        }

        return any;
    }

    /// <summary>Begins an update of every learner: the host's sections before it, and its row of the step table.</summary>
    private void Begin(long update, int index)
    {
        int before = 0;
        uint due = launcher.Due(update);
        for (int i = 0; i < slots.Length; i++)
        {
            DeviceSlot slot = slots[i];
            Span<uint> step = Step(index, i);
            step.Clear();
            if (slot.Retired)
                continue;

            if (slot.Host.Updates != update - 1)
            {
                throw new InvalidOperationException(
                    $"Learner {i} of the group is at update {slot.Host.Updates}, not {update - 1}; "
                    + "load checkpoints of the same step into all of them.");
            }

            slot.Work = slot.Host.WorkAt(update);
            if ((slot.Work & HostWork.Before) != 0)
                chosen[before++] = i;
            else
                slot.Host.Begin(step);
        }

        Exchange(before, HostWork.Before, sendBack: true);
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i].Retired)
                continue;

            Step(index, i)[KernelStep.Oldest] = slots[i].Ring.Oldest;
            Step(index, i)[KernelStep.Sections] = due;
        }
    }

    /// <summary>Runs the host's sections after the update.</summary>
    private void End()
    {
        Settle();
        int after = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i] is { Retired: false, Fault: null } slot && (slot.Work & HostWork.After) != 0)
                chosen[after++] = i;
        }

        Exchange(after, HostWork.After, sendBack: true);
    }

    /// <summary>Number of updates in the next launch: until the host has work or needs a result.</summary>
    private int Chunk(int limit)
    {
        int count = 1;
        while (count < limit && !EndsAt(Updates + count))
            count++;

        return count;
    }

    private bool EndsAt(long update)
    {
        if (launcher.Feeds(update))
            return true;

        foreach (DeviceSlot slot in slots)
        {
            if (!slot.Retired
                && ((slot.Host.WorkAt(update) & HostWork.After) != 0 || (slot.Host.WorkAt(update + 1) & HostWork.Before) != 0))
                return true;
        }

        return false;
    }

    /// <summary>Waits for running updates and processes their results.</summary>
    private void Settle()
    {
        if (running > 0)
            Receive();
    }

    /// <summary>Reads the actions, and the results of the updates that ran.</summary>
    private void Receive()
    {
        device.Read(memory, regions.Actions * sizeof(float), MemoryMarshal.AsBytes(received.AsSpan(0, ResultOffset(running, 0))));
        int count = running;
        running = 0;
        for (int index = 0; index < count; index++)
        {
            long update = Updates - count + 1 + index;
            for (int i = 0; i < slots.Length; i++)
            {
                if (slots[i] is { Retired: false, Fault: null })
                    Take(i, update, received.AsSpan(ResultOffset(index, i), program.ResultLength));
            }
        }
    }

    private void Take(int learner, long update, ReadOnlySpan<float> results)
    {
        try
        {
            slots[learner].Host.End(update, results);
        }
        catch (DivergedException fault)
        {
            // The agent's message names the last update begun.
            slots[learner].Fault = new DivergedException(fault.Network, update, learner);
        }
    }

    private void ThrowFault()
    {
        foreach (DeviceSlot slot in slots)
            ThrowFault(slot);
    }

    private static void ThrowFault(DeviceSlot slot)
    {
        if (slot.Fault is not { } fault)
            return;

        slot.Fault = null;
        ExceptionDispatchInfo.Throw(fault);
    }

    private Span<uint> Step(int index, int learner) => sent.AsSpan(StepOffset(index, learner), program.StepLength);

    private int StepOffset(int index, int learner) =>
        checked((slots.Length * (program.RowLength + 1)) + (((index * slots.Length) + learner) * program.StepLength));

    private int ResultOffset(int index, int learner) =>
        checked((slots.Length * program.Actions) + (((index * slots.Length) + learner) * program.ResultLength));
}
