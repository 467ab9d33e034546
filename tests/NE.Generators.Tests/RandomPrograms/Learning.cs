using System;
using System.Linq;
using NE.Generators.Tests.Printing;
using NE.Runtime.Replay;
using NE.Runtime.Topology;
using NE.Runtime.Training;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>A compiled learner with transitions that the test knows.</summary>
internal sealed class Learning : IDisposable
{
    /// <summary>Seed of all learners.</summary>
    public const uint Seed = 7;

    private readonly bool owns;

    /// <summary>Makes a learner.</summary>
    /// <param name="definition">The experiment.</param>
    /// <param name="beside">Another learner whose transitions it shares, or null.</param>
    public Learning(ExperimentDefinition definition, Learning? beside = null)
    {
        owns = beside is null;
        Replay = beside?.Replay ?? Filled(definition);
        Context = LearnerContext.Of(definition.Settings, Seed, Replay, new Log());
        Group = definition.CreateLearners(Context);
    }

    /// <summary>What the learner was made from.</summary>
    public LearnerContext Context { get; }

    /// <summary>The transitions.</summary>
    public ReplayBuffer Replay { get; }

    /// <summary>The learner.</summary>
    public ILearnerGroup Group { get; }

    /// <summary>Makes updates.</summary>
    public void Advance(int updates)
    {
        for (int i = 0; i < updates; i++)
        {
            Group.Update();
        }
    }

    /// <summary>Its state.</summary>
    public Tensors Save()
    {
        var tensors = new Tensors();
        Group.Save(0, tensors);
        return tensors;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Group.Dispose();
        if (owns)
        {
            Replay.Dispose();
        }
    }

    private static ReplayBuffer Filled(ExperimentDefinition definition)
    {
        const int Stored = 150;
        var random = new Random(1);
        float[] Draw(int length, double scale) => [.. Enumerable.Range(0, length).Select(_ => (float)(scale * ((2 * random.NextDouble()) - 1)))];
        var replay = new ReplayBuffer(Stored, definition.ReplayLayout, definition.MarksEpisodeEnds);
        for (int i = 0; i < Stored; i++)
        {
            bool terminated = random.Next(8) == 0;
            replay.Add(
                Draw(definition.Task.Observations, 1.5), Draw(definition.Task.Actions, definition.Task.ActionLimit), Draw(1, 2)[0],
                Draw(definition.Task.Observations, 1.5), terminated, ended: terminated || i % 20 == 19);
        }

        return replay;
    }

    private sealed class Log : ITopologyLog
    {
        public void Record(int learner, in TopologyRecord record)
        {
        }

        public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
        {
        }
    }
}
