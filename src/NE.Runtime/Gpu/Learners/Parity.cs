using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Networks;
using NE.Runtime.Training;

namespace NE.Runtime.Gpu.Learners;

/// <summary>Runs the same updates on the CPU and on a device, and compares every tensor of the two learners.</summary>
public static class Parity
{
    /// <summary>Name of the number of updates in a checkpoint.</summary>
    private const string UpdatesTensor = "agent.updates";

    /// <summary>Number of updates followed by host work that are tried to find the first topology change.</summary>
    private const int Attempts = 20;

    /// <summary>Range of updates that is searched for them.</summary>
    private const long Horizon = 1_000_000;

    /// <summary>
    /// Runs enough updates for each network to be updated, then one with a topology event if the experiment has any, and compares after
    /// each.
    /// </summary>
    /// <param name="experiment">The experiment; its transitions are random numbers.</param>
    /// <param name="device">The device.</param>
    /// <param name="plan">How the work is partitioned; null for the device's default.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>One row per tensor, first after the updates, then after the event.</returns>
    /// <exception cref="DeviceException">The experiment has no kernels, or the device fails.</exception>
    public static IReadOnlyList<ParityRow> Run(ExperimentDefinition experiment, ComputeDevice device, TeamPlan? plan = null, uint seed = 1)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        using SyntheticRuns runs = new(experiment, 1, seed);
        using DeviceLearners tested = DeviceLearners.Create(experiment, runs.Context, device, plan);
        using ILearnerGroup reference = experiment.CreateLearners(runs.Context);
        List<ParityRow> rows = [];
        int updates = experiment.Kernels!.Sections.Where(section => !section.Feeds).Select(section => section.Every).DefaultIfEmpty(1).Max();
        for (int i = 0; i < updates; i++)
            Update(reference, tested);

        Compare(rows, reference, tested, changed: false);
        if (experiment.Kernels.Tensors.All(tensor => tensor.Element != KernelElement.Mask))
            return rows;

        foreach (long update in Events((IDeviceLearner)reference, updates))
        {
            Jump(experiment.Kernels, reference, tested, update - 1);
            int before = runs.Events;
            Update(reference, tested);
            if (runs.Events == before)
                continue;

            Compare(rows, reference, tested, changed: true);
            break;
        }

        return rows;
    }

    private static void Update(ILearnerGroup reference, ILearnerGroup tested)
    {
        reference.Update();
        tested.Update();
    }

    /// <summary>The first updates followed by host work.</summary>
    private static IEnumerable<long> Events(IDeviceLearner learner, long after)
    {
        int found = 0;
        for (long update = after + 1; update <= Horizon && found < Attempts; update++)
        {
            if ((learner.WorkAt(update) & HostWork.After) != 0)
            {
                found++;
                yield return update;
            }
        }
    }

    /// <summary>Sets the update counter of both learners, to avoid running until the first event. Their networks do not change.</summary>
    private static void Jump(KernelProgram program, ILearnerGroup reference, ILearnerGroup tested, long update)
    {
        TensorCopy state = LearnerState.Of(reference, 0);
        state.Replace(UpdatesTensor, new[] { update });
        foreach (KernelCounter counter in program.Counters)
            state.Replace(counter.Name, new[] { counter.Every > 0 ? update / counter.Every : 0 });

        reference.Load(0, state);
        tested.Load(0, state);
    }

    private static void Compare(List<ParityRow> rows, ILearnerGroup reference, ILearnerGroup tested, bool changed)
    {
        TensorCopy expected = LearnerState.Of(reference, 0), found = LearnerState.Of(tested, 0);
        foreach ((string name, Array values) in expected.Tensors)
        {
            TensorDifference difference = TensorDifference.Of(values, found.Tensors.GetValueOrDefault(name));
            rows.Add(new ParityRow(reference.Updates, changed, name, values.Length, difference.Differing, difference.Largest));
        }
    }
}
