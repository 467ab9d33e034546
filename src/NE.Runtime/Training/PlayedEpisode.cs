using System;
using NE.Runtime.Environments;
using NE.Runtime.Metrics;

namespace NE.Runtime.Training;

/// <summary>The states, actions and rewards of one evaluation episode, kept to compare the critic with the return that followed.</summary>
/// <param name="task">The task.</param>
/// <param name="discount">γ.</param>
internal sealed class PlayedEpisode(TaskSpec task, double discount)
{
    /// <summary>A reward so far ahead that its weight is below this may be missing from an incomplete return.</summary>
    private const double Negligible = 0.01;

    private readonly StepArray<float> observations = new(task.Observations);
    private readonly StepArray<float> actions = new(task.Actions);
    private readonly StepArray<double> rewards = new(1);
    private readonly StepArray<float> values = new(1);
    private int length;

    internal void Begin() => length = 0;

    /// <summary>Records the state and action of the step about to be taken.</summary>
    internal void Keep(ReadOnlySpan<float> observation, ReadOnlySpan<float> action)
    {
        observation.CopyTo(observations[length]);
        action.CopyTo(actions[length]);
    }

    /// <summary>Records the reward of that step.</summary>
    internal void Reward(double reward) => rewards[length++][0] = reward;

    /// <summary>
    /// Sum over the episode's states of Q(s, a) minus the discounted return that followed, and the number of states counted.
    /// </summary>
    internal (double Sum, int Count) Bias(ILearnerGroup learners, int learner, bool terminated)
    {
        Span<float> estimates = values.First(length);
        learners.EvaluateQ(learner, observations.First(length), actions.First(length), estimates);
        return ValueBias.OfEpisode(estimates, rewards.First(length), discount, terminated, ValueBias.Tail(discount, Negligible));
    }
}
