using System;

namespace NE.Runtime.Training;

/// <summary>One learner outside a run; errors are thrown.</summary>
/// <param name="learner">A group of one.</param>
internal sealed class SingleLearner(ILearnerGroup learner) : IRunGroup
{
    /// <inheritdoc/>
    public bool IsActive(int index) => true;

    /// <inheritdoc/>
    /// <exception cref="DivergedException">An action is not finite.</exception>
    public void Act(float[] observations, float[] chosen)
    {
        learner.Act(observations, chosen);
        if (!ActionCheck.IsFinite(chosen))
        {
            throw new DivergedException("Policy", learner.Updates);
        }
    }

    /// <inheritdoc/>
    public bool Ask(int index, Action<ILearnerGroup> question)
    {
        question(learner);
        return true;
    }

    /// <inheritdoc/>
    public void Each(Action<int> work) => work(0);
}
