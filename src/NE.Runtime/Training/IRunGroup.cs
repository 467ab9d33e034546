using System;

namespace NE.Runtime.Training;

/// <summary>An evaluation's view of the learners it plays.</summary>
internal interface IRunGroup
{
    /// <summary>Whether a learner is active.</summary>
    bool IsActive(int learner);

    /// <summary>The finite evaluation action of every active learner.</summary>
    void Act(float[] observations, float[] chosen);

    /// <summary>Queries one learner, repeating the call for every other learner that turns out to have diverged.</summary>
    /// <returns>Whether the learner is active and answered.</returns>
    bool Ask(int learner, Action<ILearnerGroup> question);

    /// <summary>Runs an action for every active learner; it must not touch another learner.</summary>
    void Each(Action<int> work);
}
