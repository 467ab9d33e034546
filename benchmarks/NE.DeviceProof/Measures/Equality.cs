using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Networks;
using NE.Runtime.Training;

namespace NE.DeviceProof.Measures;

/// <summary>Trains the same learners on the CPU and on a device and compares everything that a checkpoint contains.</summary>
internal static class Equality
{
    /// <summary>Trains and compares. A new transition comes before each update; at the end several updates share a launch.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="device">The device.</param>
    /// <param name="plan">How the work is partitioned; null for the device's default.</param>
    /// <param name="learners">Number of learners.</param>
    /// <param name="updates">Number of updates, each one or more launches.</param>
    /// <param name="together">Number of updates after them, without transitions in between.</param>
    public static EqualityResult Of(
        ExperimentDefinition experiment, ComputeDevice device, TeamPlan? plan, int learners, int updates, int together = 0)
    {
        using SyntheticRuns runs = new(experiment, learners);
        EventCounter events = new();
        using DeviceLearners tested = DeviceLearners.Create(experiment, runs.Context, device, plan);
        List<ILearnerGroup> references =
            [.. runs.Context.Slots.Select(slot => experiment.CreateLearners(new LearnerContext([slot], events)))];
        try
        {
            for (int i = 0; i < updates; i++)
            {
                runs.Step();
                references.ForEach(reference => reference.Update());
                tested.Update();
            }

            for (int i = 0; i < together; i++)
                references.ForEach(reference => reference.Update());

            tested.Advance(together);
            EqualityResult result = new(updates + together, 0, 0, 0, 0, 0, "");
            for (int i = 0; i < learners; i++)
                result = Add(result, i, LearnerState.Of(references[i], 0), LearnerState.Of(tested, i));

            return result with { Events = runs.Events, EventsOfProcessor = events.Count };
        }
        finally
        {
            references.ForEach(reference => reference.Dispose());
        }
    }

    private static EqualityResult Add(EqualityResult result, int learner, TensorCopy expected, TensorCopy found)
    {
        foreach ((string name, Array values) in expected.Tensors)
        {
            TensorDifference difference = TensorDifference.Of(values, found.Tensors.GetValueOrDefault(name));
            bool largest = difference.Differing > 0 && (double.IsNaN(difference.Largest) || difference.Largest > result.Largest);
            result = result with
            {
                Values = result.Values + values.Length,
                Differing = result.Differing + difference.Differing,
                Largest = largest ? difference.Largest : result.Largest,
                Where = largest ? $"{name} of learner {learner}" : result.Where,
            };
        }

        return result;
    }
}
