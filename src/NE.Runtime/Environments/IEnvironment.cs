using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments;

/// <summary>
/// A task: what a learner acts in. One instance serves one learner and is used by one thread at a time.
/// Sizes and limits are not asked of the instance: they stand in its <see cref="TaskSpec"/>.
/// </summary>
public interface IEnvironment : IDisposable
{
    /// <summary>Starts an episode.</summary>
    /// <param name="random">
    /// The random numbers of this episode. The same stream gives the same start, which is how a resumed run restores its running episode.
    /// </param>
    /// <param name="observation">Receives the first observation; its length is <see cref="TaskSpec.Observations"/>.</param>
    void Reset(ref RandomStream random, Span<float> observation);

    /// <summary>Advances one control step.</summary>
    /// <param name="action">The action, inside the bounds of <see cref="TaskSpec.Action"/>; its length is <see cref="TaskSpec.Actions"/>.</param>
    /// <param name="observation">Receives the observation after the step, also when the episode ends with it.</param>
    /// <returns>The reward, and whether the task itself ended. The step limit is the trainer's business and never ends a task.</returns>
    StepResult Step(ReadOnlySpan<float> action, Span<float> observation);
}
