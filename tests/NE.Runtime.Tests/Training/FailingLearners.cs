using System;
using System.Linq;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;
using NE.Runtime.Training;

namespace NE.Runtime.Tests.Training;

/// <summary>
/// The test learners with some that diverge at one update. As on a device, whatever is asked first after it throws, once for each of them.
/// </summary>
internal sealed class FailingLearners(LearnerContext context, long update, params int[] failing) : ILearnerGroup
{
    private readonly TestLearners learners = new(context);
    private readonly bool[] retired = new bool[context.Slots.Count];

    public int Learners => learners.Learners;

    public long Updates => learners.Updates;

    public void Act(ReadOnlySpan<float> observations, Span<float> actions)
    {
        Settle();
        learners.Act(observations, actions);
        Forget(actions);
    }

    public void Explore(ReadOnlySpan<float> observations, Span<float> actions, long step)
    {
        Settle();
        learners.Explore(observations, actions, step);
        Forget(actions);
    }

    private void Forget(Span<float> actions)
    {
        for (int learner = 0; learner < Learners; learner++)
        {
            if (retired[learner])
            {
                actions[2 * learner] = float.NaN;
            }
        }
    }

    public void EvaluateQ(int learner, ReadOnlySpan<float> observations, ReadOnlySpan<float> actions, Span<float> values)
    {
        Settle(learner);
        learners.EvaluateQ(learner, observations, actions, values);
    }

    public void Update()
    {
        Settle();
        learners.Update();
    }

    public void Retire(int learner) => retired[learner] = true;

    public void Report(int learner, IMetricWriter metrics)
    {
        Settle(learner);
        learners.Report(learner, metrics);
    }

    public void Diagnose(int learner, IMetricWriter metrics)
    {
        Settle(learner);
        learners.Diagnose(learner, metrics);
    }

    public void Save(int learner, ITensorWriter writer)
    {
        Settle(learner);
        learners.Save(learner, writer);
    }

    public void Load(int learner, ITensorReader reader) => learners.Load(learner, reader);

    public void Dispose() => learners.Dispose();

    private void Settle(int asked = -1)
    {
        if (asked >= 0 && retired[asked])
        {
            throw new InvalidOperationException("A retired learner was called.");
        }

        if (Updates >= update && failing.FirstOrDefault(learner => !retired[learner], -1) is >= 0 and int next)
        {
            throw new DivergedException("Value1", update, next);
        }
    }
}
