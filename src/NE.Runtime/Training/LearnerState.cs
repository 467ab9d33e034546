using NE.Runtime.Networks;

namespace NE.Runtime.Training;

/// <summary>The complete state of a learner in memory.</summary>
internal static class LearnerState
{
    /// <summary>Copies the state of a learner.</summary>
    internal static TensorCopy Of(ILearnerGroup learners, int learner)
    {
        TensorCopy state = new();
        learners.Save(learner, state);
        return state;
    }
}
