using System;
using NE.Runtime.Networks;
using NE.Runtime.Replay;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <summary>
/// Learners that share one program and advance together. This is the trainer's only interface to an agent: it does not know the algorithm
/// or the device.
/// </summary>
/// <remarks>
/// A group of several reports a diverged learner with a <see cref="DivergedException"/> before the call has any effect. The trainer retires
/// that learner and repeats the call, so that the others continue as if it had never existed.
/// </remarks>
public interface ILearnerGroup : IDisposable
{
    /// <summary>Number of learners in the group, at least 1.</summary>
    int Learners { get; }

    /// <summary>Updates made since the start of the run, the same for every learner.</summary>
    long Updates { get; }

    /// <summary>
    /// Exchanges the layers of one learner that each task of a sequence has for itself, its output layers, and draws from a buffer from now
    /// on. Entering the present task again has no effect on the networks.
    /// </summary>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="task">Index of the task in the sequence.</param>
    /// <param name="replay">The buffer of that task, owned and filled by the trainer.</param>
    /// <exception cref="InvalidOperationException">The experiment has one task.</exception>
    void EnterTask(int learner, int task, ReplayBuffer replay) => throw new InvalidOperationException("This experiment has one task.");

    /// <summary>
    /// Tells one learner that its task has changed, by a switch of a sequence, after <see cref="EnterTask"/>, or by a shift: what methods do then. The
    /// first task is no change, and neither are evaluations of others.
    /// </summary>
    /// <param name="learner">Index of the learner.</param>
    void BeginTask(int learner)
    {
    }

    /// <summary>Shows every learner the observation that training acts on next, also during the warm-up. Evaluations do not call it.</summary>
    /// <param name="observations">Observations, one learner after the other.</param>
    void Observe(ReadOnlySpan<float> observations)
    {
    }

    /// <summary>The action of every learner for evaluation: a function of only the observation.</summary>
    /// <param name="observations">Observations, one learner after the other.</param>
    /// <param name="actions">Receives actions inside ± the action limit, one learner after the other.</param>
    void Act(ReadOnlySpan<float> observations, Span<float> actions);

    /// <summary>The action of every learner for training, with the algorithm's exploration. Does not change the learner.</summary>
    /// <param name="observations">Observations, one learner after the other.</param>
    /// <param name="actions">Receives actions inside ± the action limit, one learner after the other.</param>
    /// <param name="step">The environment step that the actions are for, from 0: the unit of the random numbers.</param>
    void Explore(ReadOnlySpan<float> observations, Span<float> actions, long step);

    /// <summary>Values of states and actions by the first critic of one learner. Does not change the learner.</summary>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="observations">Observations, one state after the other.</param>
    /// <param name="actions">Actions inside ± the action limit, one state after the other.</param>
    /// <param name="values">Receives Q(s, a) for each state.</param>
    void EvaluateQ(int learner, ReadOnlySpan<float> observations, ReadOnlySpan<float> actions, Span<float> values);

    /// <summary>Runs one update of every learner. A device may still be working when it returns; the next call waits for it.</summary>
    /// <exception cref="DivergedException">
    /// A loss is not finite. For a group on a device, any call that waits for an update may throw this.
    /// </exception>
    void Update();

    /// <summary>Removes a diverged learner from the group: it is no longer updated or queried.</summary>
    /// <param name="learner">Index of the learner.</param>
    void Retire(int learner)
    {
    }

    /// <summary>Writes the means since the last report (losses, values, densities) and resets them.</summary>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="metrics">Receives the values under the names of <see cref="MetricNames"/>.</param>
    void Report(int learner, IMetricWriter metrics);

    /// <summary>Writes the expensive network metrics, measured on the probe batch. Does not change the learner.</summary>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="metrics">Receives the values under the names of <see cref="MetricNames"/>.</param>
    void Diagnose(int learner, IMetricWriter metrics);

    /// <summary>Writes the complete state of a learner. Does not change it.</summary>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="writer">Receives the tensors.</param>
    void Save(int learner, ITensorWriter writer);

    /// <summary>Restores the complete state of a learner.</summary>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="reader">Source of the tensors.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has a different size.</exception>
    void Load(int learner, ITensorReader reader);
}
