using System;
using System.Collections.Generic;
using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Runtime.Gpu;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Networks;
using NE.Runtime.Topology;
using NE.Runtime.Training;

namespace NE.Integration.Tests.Gpu;

/// <summary>
/// Learners of one trial on the CPU, each a group of its own, and the same learners in one group on the device. They read the same replay
/// buffers; seeds and learning rates differ from one learner to the next.
/// </summary>
internal sealed class DevicePair : IDisposable, ITopologyLog
{
    private readonly ComputeDevice device = OpenCl.Open();
    private int added;

    public DevicePair(string experiment, int learners, TeamPlan? plan = null, Func<RunSettings, RunSettings>? change = null)
    {
        for (int i = 0; i < learners; i++)
        {
            double factor = 1 + (0.5 * i);
            Cpu.Add(new Trial(experiment, seed: (uint)(8 + i), change: settings => (change is null ? settings : change(settings)) with
            {
                CriticLearningRate = factor * settings.CriticLearningRate,
                ActorLearningRate = settings.ActorLearningRate / factor,
            }));
        }

        Group = MakeGroup(plan);
    }

    public List<Trial> Cpu { get; } = [];

    public DeviceLearners Group { get; }

    public List<(int Learner, TopologyRecord Record)> Records { get; } = [];

    /// <summary>A group of some of the learners; of all where none is named.</summary>
    public DeviceLearners MakeGroup(TeamPlan? plan = null, params int[] chosen)
    {
        IEnumerable<Trial> trials = chosen.Length > 0 ? chosen.Select(i => Cpu[i]) : Cpu;
        LearnerContext context = new([.. trials.Select(trial => new LearnerSlot(trial.Definition.Settings, trial.Seed, trial.Replay))], this);
        return DeviceLearners.Create(Cpu[0].Definition, context, device, plan);
    }

    /// <summary>Environment steps of all learners: a transition, an update.</summary>
    public void Step(int times = 1, params ILearnerGroup[] others)
    {
        for (; times > 0; times--)
        {
            added++;
            foreach (Trial trial in Cpu)
            {
                trial.Add(added);
                trial.Group.Observe(trial.Transitions[added % trial.Transitions.Count].State);
                trial.Group.Update();
            }

            // A learner that was retired reads nothing, but has its place.
            float[] observations = [.. Cpu.SelectMany(trial => trial.Transitions[added % trial.Transitions.Count].State)];
            int length = observations.Length / Cpu.Count;
            Array.Resize(ref observations, Group.Learners * length);
            Group.Observe(observations);
            foreach (ILearnerGroup other in others)
                other.Observe(observations.AsSpan(^(other.Learners * length)..));

            Group.Update();
            foreach (ILearnerGroup other in others)
                other.Update();
        }
    }

    /// <summary>Sets all learners to another update, since a simulated device is slow. The networks do not change.</summary>
    public void Jump(long update)
    {
        for (int i = 0; i < Cpu.Count; i++)
        {
            TensorCopy state = LearnerState.Of(Cpu[i].Group, 0);
            state.Replace("agent.updates", new[] { update });
            foreach (KernelCounter counter in Cpu[i].Definition.Kernels!.Counters)
                state.Replace(counter.Name, new[] { counter.Every > 0 ? update / counter.Every : 0 });

            Cpu[i].Group.Load(0, state);
            Group.Load(i, state);
        }
    }

    /// <summary>What differs between CPU and device of a learner; zeros of either sign are equal.</summary>
    public IReadOnlyList<string> Differences(int learner) => Trial.Save(Group, learner).DifferingValues(Cpu[learner].Save());

    public void Record(int learner, in TopologyRecord record)
    {
        lock (Records)
            Records.Add((learner, record));
    }

    public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
    {
    }

    public void Dispose()
    {
        Group.Dispose();
        Cpu.ForEach(trial => trial.Dispose());
        device.Dispose();
    }
}
