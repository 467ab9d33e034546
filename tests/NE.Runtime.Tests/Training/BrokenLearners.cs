using System;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;
using NE.Runtime.Training;

namespace NE.Runtime.Tests.Training;

/// <summary>The test learners with a weight that is not finite from update 200 on, which nothing but saving notices.</summary>
internal sealed class BrokenLearners(LearnerContext context) : ILearnerGroup
{
    private readonly TestLearners learners = new(context);

    public int Learners => learners.Learners;

    public long Updates => learners.Updates;

    public void Act(ReadOnlySpan<float> observations, Span<float> actions) => learners.Act(observations, actions);

    public void Explore(ReadOnlySpan<float> observations, Span<float> actions, long step) => learners.Explore(observations, actions, step);

    public void EvaluateQ(int learner, ReadOnlySpan<float> observations, ReadOnlySpan<float> actions, Span<float> values) =>
        learners.EvaluateQ(learner, observations, actions, values);

    public void Update() => learners.Update();

    public void Report(int learner, IMetricWriter metrics) => learners.Report(learner, metrics);

    public void Diagnose(int learner, IMetricWriter metrics) => learners.Diagnose(learner, metrics);

    public void Save(int learner, ITensorWriter writer)
    {
        learners.Save(learner, writer);
        writer.Write("Value1.Q.weight", [Updates < 200 ? 1f : float.PositiveInfinity], 1);
    }

    public void Load(int learner, ITensorReader reader) => learners.Load(learner, reader);

    public void Dispose() => learners.Dispose();
}
