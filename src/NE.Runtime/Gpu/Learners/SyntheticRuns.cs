using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NE.Runtime.Environments;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Topology;
using NE.Runtime.Training;

namespace NE.Runtime.Gpu.Learners;

/// <summary>Slots whose replay buffers hold random transitions, so that learners can train without environments.</summary>
internal sealed class SyntheticRuns : ITopologyLog, IDisposable
{
    /// <summary>Transitions per buffer: more than a batch, few enough to need little memory.</summary>
    private const int Transitions = 4_096;

    private readonly TaskSpec task;
    private readonly List<ReplayBuffer> replays = [];
    private readonly float[] state;
    private readonly float[] next;
    private readonly float[] action;
    private int events;

    internal SyntheticRuns(ExperimentDefinition experiment, int learners, uint seed = 1)
    {
        task = experiment.Task;
        (state, next, action) = (new float[task.Observations], new float[task.Observations], new float[task.Actions]);
        for (int i = 0; i < learners; i++)
            replays.Add(new ReplayBuffer(Transitions, experiment.ReplayLayout, experiment.MarksEpisodeEnds));

        Context = new LearnerContext(
            [.. replays.Select((replay, i) => new LearnerSlot(experiment.Settings, seed + (uint)i, replay))], this);
        for (int i = 0; i < Transitions; i++)
            Step();
    }

    /// <summary>The slots; the log counts topology events.</summary>
    internal LearnerContext Context { get; }

    /// <summary>Number of topology events recorded so far.</summary>
    internal int Events => events;

    /// <summary>Adds a transition to every buffer.</summary>
    internal void Step()
    {
        for (int i = 0; i < replays.Count; i++)
        {
            RandomStream random = new(Context.Slots[i].Seed, RandomStreamId.EnvironmentReset, (ulong)replays[i].Added);
            Draw(ref random, state, 1);
            Draw(ref random, next, 1);
            Draw(ref random, action, task.ActionLimit);
            float reward = random.NextUniform(-1, 1);
            replays[i].Add(state, action, reward, next, terminated: random.NextUniform(0, 1) < 0.01f);
        }
    }

    /// <inheritdoc/>
    public void Record(int learner, in TopologyRecord record) => Interlocked.Increment(ref events);

    /// <inheritdoc/>
    public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
    {
    }

    /// <inheritdoc/>
    public void Dispose() => replays.ForEach(replay => replay.Dispose());

    private static void Draw(ref RandomStream random, Span<float> values, float limit)
    {
        foreach (ref float value in values)
            value = random.NextUniform(-limit, limit);
    }
}
