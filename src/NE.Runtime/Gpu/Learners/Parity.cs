using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Training;

namespace NE.Runtime.Gpu.Learners;

/// <summary>Runs the same updates on the CPU and on a device, and compares every tensor of the two learners.</summary>
public static class Parity
{
    /// <summary>Name of the number of updates in a checkpoint.</summary>
    private const string UpdatesTensor = "agent.updates";

    /// <summary>Updates that the host works behind of which the first that changes the topology is looked for.</summary>
    private const int Attempts = 20;

    /// <summary>Updates among which they are looked for.</summary>
    private const long Horizon = 1_000_000;

    /// <summary>
    /// Runs as many updates as it takes for each network to be updated, and one with a topology event where the experiment has events;
    /// compares after both.
    /// </summary>
    /// <param name="experiment">The experiment; its transitions are random numbers.</param>
    /// <param name="device">The device.</param>
    /// <param name="plan">How the work is cut; null for what suits the device.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>A row for every tensor, first after the updates, then after the event.</returns>
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

    /// <summary>The first updates that the host has work behind.</summary>
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

    /// <summary>Puts both learners to another update, so that nobody waits for the first event. Their networks stay as they are.</summary>
    private static void Jump(KernelProgram program, ILearnerGroup reference, ILearnerGroup tested, long update)
    {
        TensorCopy state = new();
        reference.Save(0, state);
        state.Replace(UpdatesTensor, update);
        foreach (KernelCounter counter in program.Counters)
            state.Replace(counter.Name, counter.Every > 0 ? update / counter.Every : 0);

        reference.Load(0, state);
        tested.Load(0, state);
    }

    private static void Compare(List<ParityRow> rows, ILearnerGroup reference, ILearnerGroup tested, bool changed)
    {
        TensorCopy expected = new(), found = new();
        reference.Save(0, expected);
        tested.Save(0, found);
        foreach ((string name, Array values) in expected.Tensors)
        {
            TensorDifference difference = TensorDifference.Of(values, found.Tensors.GetValueOrDefault(name));
            rows.Add(new ParityRow(reference.Updates, changed, name, values.Length, difference.Differing, difference.Largest));
        }
    }
}
