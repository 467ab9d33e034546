using System;

namespace NE.Runtime.Training;

/// <summary>What an evaluation asks of the learners it plays.</summary>
internal interface IRunGroup
{
    /// <summary>Whether a learner goes on.</summary>
    bool IsActive(int learner);

    /// <summary>The finite action for evaluation of every learner that goes on.</summary>
    void Act(float[] observations, float[] chosen);

    /// <summary>Asks something of one learner, again for each other that turns out to have diverged.</summary>
    /// <returns>Whether the learner goes on and answered.</returns>
    bool Ask(int learner, Action<ILearnerGroup> question);

    /// <summary>Does something for every learner that goes on; nothing of another one may be touched.</summary>
    void Each(Action<int> work);
}
