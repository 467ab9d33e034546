using System;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <summary>
/// Learners that share one program and advance together. This is all the trainer knows of an agent: it never asks which algorithm or
/// device it drives.
/// </summary>
/// <remarks>
/// A group of several answers a learner that diverged with a <see cref="DivergedException"/> before it does anything of what it was asked
/// for. The trainer retires that learner and asks again, so that the others go on as if it had never been there.
/// </remarks>
public interface ILearnerGroup : IDisposable
{
    /// <summary>Number of learners in the group, at least 1.</summary>
    int Learners { get; }

    /// <summary>Updates made since the start of the run, the same for every learner.</summary>
    long Updates { get; }

    /// <summary>The action of every learner for evaluation: a function of the observation alone.</summary>
    /// <param name="observations">Observations, one learner after the other.</param>
    /// <param name="actions">Receives actions inside ± the action limit, one learner after the other.</param>
    void Act(ReadOnlySpan<float> observations, Span<float> actions);

    /// <summary>The action of every learner for training: it explores as the algorithm says. Changes nothing of the learner.</summary>
    /// <param name="observations">Observations, one learner after the other.</param>
    /// <param name="actions">Receives actions inside ± the action limit, one learner after the other.</param>
    /// <param name="step">The environment step that the actions are for, from 0: the unit of the random numbers.</param>
    void Explore(ReadOnlySpan<float> observations, Span<float> actions, long step);

    /// <summary>Values of states and actions by the first critic of one learner. Changes nothing of the learner.</summary>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="observations">Observations, one state after the other.</param>
    /// <param name="actions">Actions inside ± the action limit, one state after the other.</param>
    /// <param name="values">Receives Q(s, a) of each state.</param>
    void EvaluateQ(int learner, ReadOnlySpan<float> observations, ReadOnlySpan<float> actions, Span<float> values);

    /// <summary>Makes one update of every learner. A device may still be at work when it returns; what is asked next waits for it.</summary>
    /// <exception cref="DivergedException">A loss is not finite. Of a group on a device, whatever waits for an update may throw this.</exception>
    void Update();

    /// <summary>Takes a learner that diverged out of the group: it is no longer updated, and nothing is asked of it again.</summary>
    /// <param name="learner">Index of the learner.</param>
    void Retire(int learner)
    {
    }

    /// <summary>Writes the means since the last report (losses, values, densities) and starts new ones.</summary>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="metrics">Receives the values under the names of <see cref="MetricNames"/>.</param>
    void Report(int learner, IMetricWriter metrics);

    /// <summary>Writes the costly metrics of the networks, measured on the probe batch. Changes nothing of the learner.</summary>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="metrics">Receives the values under the names of <see cref="MetricNames"/>.</param>
    void Diagnose(int learner, IMetricWriter metrics);

    /// <summary>Writes the whole state of a learner. Changes nothing of it.</summary>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="writer">Receives the tensors.</param>
    void Save(int learner, ITensorWriter writer);

    /// <summary>Restores the whole state of a learner.</summary>
    /// <param name="learner">Index of the learner.</param>
    /// <param name="reader">Gives the tensors.</param>
    /// <exception cref="CheckpointException">A tensor is absent or of another size.</exception>
    void Load(int learner, ITensorReader reader);
}
