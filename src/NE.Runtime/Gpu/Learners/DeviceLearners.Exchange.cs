using System;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace NE.Runtime.Gpu.Learners;

public sealed partial class DeviceLearners
{
    private readonly DeviceTensors[] buffers; // one per learner that the host processes at the same time
    private readonly int[] chosen; // learners to exchange
    private readonly Action<int> exchangeBody;
    private int wave; // first of the current learners, an index into chosen
    private HostWork work; // what to do with the current learners
    private bool back; // whether to send them back to the device

    /// <summary>Synchronises all host copies from the device.</summary>
    private void Refresh()
    {
        int stale = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i] is { Stale: true, Retired: false, Fault: null })
                chosen[stale++] = i;
        }

        Exchange(stale, HostWork.None, sendBack: false);
    }

    /// <summary>Sends all host copies to the device.</summary>
    private void SendAll()
    {
        for (int i = 0; i < slots.Length; i++)
            chosen[i] = i;

        Exchange(slots.Length, HostWork.None, sendBack: true);
    }

    /// <summary>
    /// Synchronises the chosen host copies from the device, works on them, and sends them back. As many as there are processors are handled
    /// at a time, each on its own processor.
    /// </summary>
    /// <param name="count">Number of chosen learners.</param>
    /// <param name="task">The work.</param>
    /// <param name="sendBack">Whether to send them back.</param>
    private void Exchange(int count, HostWork task, bool sendBack)
    {
        (work, back) = (task, sendBack);
        for (wave = 0; wave < count; wave += buffers.Length)
        {
            int size = Math.Min(buffers.Length, count - wave);
            for (int i = 0; i < size; i++)
            {
                if (slots[chosen[wave + i]].Stale)
                    device.Read(memory, ArenaOffset(chosen[wave + i]), MemoryMarshal.AsBytes(buffers[i].Words));
            }

            Together(size);
            for (int i = 0; back && i < size; i++)
                device.Write(memory, ArenaOffset(chosen[wave + i]), MemoryMarshal.AsBytes(buffers[i].Words));
        }
    }

    private void Together(int count)
    {
        if (count == 1)
        {
            exchangeBody(0);
            return;
        }

        try
        {
            Parallel.For(0, count, exchangeBody);
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
    }

    private void ExchangeOne(int index)
    {
        int learner = chosen[wave + index];
        DeviceSlot slot = slots[learner];
        DeviceTensors tensors = buffers[index];
        if (slot.Stale)
        {
            tensors.Updates = slot.Host.Updates;
            slot.Host.LoadState(tensors);
            slot.Stale = false;
        }

        if (work == HostWork.Before)
            slot.Host.Begin(Step(0, learner));
        else if (work == HostWork.After)
            slot.Host.After();

        if (back)
        {
            // The buffer may hold a different learner.
            tensors.Words.Clear();
            slot.Host.WriteValues(tensors.Values, slot.Tables);
            slot.Host.SaveState(tensors);
        }
    }

    private long ArenaOffset(int learner) => (regions.Arenas + ((long)learner * program.ArenaLength)) * sizeof(float);
}
