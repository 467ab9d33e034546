using System.Collections.Generic;
using NE.Integration.Tests.Trials;
using NE.Runtime.Environments;
using NE.Runtime.Training;

namespace NE.Integration.Tests.Gpu;

/// <summary>Asks groups for actions.</summary>
internal sealed class TaskActions(DevicePair pair)
{
    private readonly TaskSpec task = pair.Cpu[0].Definition.Task;

    /// <summary>The actions of one group for some of the learners: those for evaluation, or those for training at a step.</summary>
    public float[] Of(ILearnerGroup group, float[] observations, int first, int count, long? exploring)
    {
        float[] actions = new float[count * task.Actions];
        float[] mine = observations[(first * task.Observations)..((first + count) * task.Observations)];
        if (exploring is { } step)
            group.Explore(mine, actions, step);
        else
            group.Act(mine, actions);

        return actions;
    }

    /// <summary>The actions of learners that are groups of their own.</summary>
    public float[] Of(IReadOnlyList<Trial> trials, float[] observations, long? exploring)
    {
        List<float> actions = [];
        for (int i = 0; i < trials.Count; i++)
            actions.AddRange(Of(trials[i].Group, observations, i, 1, exploring));

        return [.. actions];
    }
}
