using System;
using NE.Runtime.Networks;
using NE.Runtime.Replay;
using NE.Runtime.Telemetry;
using NE.Runtime.Training;

namespace NE.Integration.Tests.Trials;

/// <summary>A generated learner that tells of everything it is asked to do, before it does it.</summary>
internal sealed class KilledLearners(ILearnerGroup inner, Action called) : ILearnerGroup
{
    public int Learners => inner.Learners;

    public long Updates => inner.Updates;

    public void EnterTask(int learner, int task, ReplayBuffer replay)
    {
        called();
        inner.EnterTask(learner, task, replay);
    }

    public void BeginTask(int learner)
    {
        called();
        inner.BeginTask(learner);
    }

    public void Observe(ReadOnlySpan<float> observations)
    {
        called();
        inner.Observe(observations);
    }

    public void Act(ReadOnlySpan<float> observations, Span<float> actions)
    {
        called();
        inner.Act(observations, actions);
    }

    public void Explore(ReadOnlySpan<float> observations, Span<float> actions, long step)
    {
        called();
        inner.Explore(observations, actions, step);
    }

    public void EvaluateQ(int learner, ReadOnlySpan<float> observations, ReadOnlySpan<float> actions, Span<float> values) =>
        inner.EvaluateQ(learner, observations, actions, values);

    public void Update()
    {
        called();
        inner.Update();
    }

    public void Retire(int learner) => inner.Retire(learner);

    public void Report(int learner, IMetricWriter metrics) => inner.Report(learner, metrics);

    public void Diagnose(int learner, IMetricWriter metrics) => inner.Diagnose(learner, metrics);

    public void Save(int learner, ITensorWriter writer)
    {
        called();
        inner.Save(learner, writer);
    }

    public void Load(int learner, ITensorReader reader) => inner.Load(learner, reader);

    public void Dispose() => inner.Dispose();
}
