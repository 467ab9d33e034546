using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments;

/// <summary>
/// A task in which a learner acts. One instance serves one learner and is used by one thread at a time.
/// Sizes and limits are in its <see cref="TaskSpec"/>, not in the instance.
/// </summary>
public interface IEnvironment : IDisposable
{
    /// <summary>Starts an episode.</summary>
    /// <param name="random">
    /// The random numbers of this episode. The same stream gives the same start, by which a resumed run restores its running episode.
    /// </param>
    /// <param name="observation">Receives the first observation; its length is <see cref="TaskSpec.Observations"/>.</param>
    void Reset(ref RandomStream random, Span<float> observation);

    /// <summary>Advances one control step.</summary>
    /// <param name="action">
    /// The action, within the bounds of <see cref="TaskSpec.Action"/>; its length is <see cref="TaskSpec.Actions"/>.
    /// </param>
    /// <param name="observation">Receives the observation after the step, also when the episode ends with it.</param>
    /// <returns>
    /// The reward, and whether the task itself ended. The step limit is applied by the trainer and never terminates a task.
    /// </returns>
    StepResult Step(ReadOnlySpan<float> action, Span<float> observation);
}
