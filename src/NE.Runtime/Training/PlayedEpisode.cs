using System;
using NE.Runtime.Environments;
using NE.Runtime.Metrics;

namespace NE.Runtime.Training;

/// <summary>The states, actions and rewards of one evaluation episode, kept to compare the critic with the return that followed.</summary>
/// <param name="task">The task.</param>
/// <param name="discount">γ.</param>
internal sealed class PlayedEpisode(TaskSpec task, double discount)
{
    /// <summary>A reward so far ahead that it weighs less than this is left out of an incomplete return.</summary>
    private const double Negligible = 0.01;

    private readonly float[] observations = new float[task.StepLimit * task.Observations];
    private readonly float[] actions = new float[task.StepLimit * task.Actions];
    private readonly double[] rewards = new double[task.StepLimit];
    private readonly float[] values = new float[task.StepLimit];
    private int length;

    internal void Begin() => length = 0;

    /// <summary>Keeps the state and action of a step that is about to be made.</summary>
    internal void Keep(ReadOnlySpan<float> observation, ReadOnlySpan<float> action)
    {
        observation.CopyTo(observations.AsSpan(length * task.Observations));
        action.CopyTo(actions.AsSpan(length * task.Actions));
    }

    /// <summary>Takes the reward of that step.</summary>
    internal void Reward(double reward) => rewards[length++] = reward;

    /// <summary>Sum over the episode's states of Q(s, a) minus the discounted return that followed, and how many states count.</summary>
    internal (double Sum, int Count) Bias(ILearnerGroup learners, int learner, bool terminated)
    {
        Span<float> estimates = values.AsSpan(0, length);
        learners.EvaluateQ(
            learner, observations.AsSpan(0, length * task.Observations), actions.AsSpan(0, length * task.Actions), estimates);
        return ValueBias.OfEpisode(estimates, rewards.AsSpan(0, length), discount, terminated, ValueBias.Tail(discount, Negligible));
    }
}
