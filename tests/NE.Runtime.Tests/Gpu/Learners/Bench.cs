using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Environments;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Replay;
using NE.Runtime.Tests.Topology;
using NE.Runtime.Tests.Training;
using NE.Runtime.Topology;
using NE.Runtime.Training;

namespace NE.Runtime.Tests.Gpu.Learners;

/// <summary>A group on the fake device beside learners on the host, on the same replay buffers.</summary>
internal sealed class Bench : IDisposable, ITopologyLog
{
    private readonly List<ReplayBuffer> replays = [];
    private readonly float[] observation = new float[FakeProgram.Observations];

    public Bench(int learners, int capacity = 23, TeamPlan? plan = null, int transitions = 5, bool explores = false)
    {
        Plan = plan;
        for (int i = 0; i < learners; i++)
        {
            replays.Add(new ReplayBuffer(capacity, FakeProgram.Layout));
            for (int t = 0; t < transitions; t++)
                Add(i);
        }

        Context = new LearnerContext(
            [.. replays.Select((replay, i) => new LearnerSlot(
                TestExperiments.Settings with { CriticLearningRate = i == 1 ? 0.02 : 0.01 }, (uint)(5 + i), replay))],
            this);
        Definition = TestExperiments.Define(name: "Fake", learners: context => new FakeLearner(context)) with
        {
            Kernels = FakeProgram.Kernels with { Explores = explores },
            Task = TestTask.Spec with
            {
                Observation = new ObservationSpec(FakeProgram.Observations),
                Action = ActionSpec.Symmetric(FakeProgram.Actions, 0.5f),
            },
        };
        Group = MakeGroup();
        Hosts = [.. Context.Slots.Select((slot, i) => new FakeLearner(new LearnerContext([slot], new Silent())))];
    }

    public TeamPlan? Plan { get; }

    public LearnerContext Context { get; }

    public ExperimentDefinition Definition { get; }

    public FakeDevice Device { get; } = FakeProgram.Device();

    public DeviceLearners Group { get; }

    public IReadOnlyList<FakeLearner> Hosts { get; }

    public List<(int Learner, TopologyRecord Record)> Records { get; } = [];

    public DeviceLearners MakeGroup() => DeviceLearners.Create(Definition, Context, Device, Plan);

    /// <summary>Adds a transition that depends on how many there are, and on the learner.</summary>
    public void Add(int learner, float poison = 0)
    {
        ReplayBuffer replay = replays[learner];
        float value = (float)Math.Sin((replay.Added * 3) + learner);
        observation.AsSpan().Fill(value);
        replay.Add(observation, [value], value + poison, [value * 2, value], terminated: false);
    }

    /// <summary>One step: a transition for everybody, an update on both sides.</summary>
    public void Step(int times = 1)
    {
        for (; times > 0; times--)
        {
            for (int i = 0; i < replays.Count; i++)
                Add(i);

            Group.Update();
            foreach (FakeLearner host in Hosts)
                host.Update();
        }
    }

    /// <summary>What differs between the two sides of a learner.</summary>
    public IReadOnlyList<string> Differences(int learner) => Saved(Group, learner).Differences(Saved(Hosts[learner], 0));

    public static MemoryTensors Saved(ILearnerGroup group, int learner)
    {
        MemoryTensors tensors = new();
        group.Save(learner, tensors);
        return tensors;
    }

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
        replays.ForEach(replay => replay.Dispose());
    }

    private sealed class Silent : ITopologyLog
    {
        public void Record(int learner, in TopologyRecord record)
        {
        }

        public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
        {
        }
    }
}
