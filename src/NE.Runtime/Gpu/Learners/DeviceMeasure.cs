using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using NE.Runtime.Environments;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Training;

namespace NE.Runtime.Gpu.Learners;

/// <summary>Measures how fast the learners of an experiment train, on synthetic transitions and without environments.</summary>
public static class DeviceMeasure
{
    /// <summary>Time of one measurement, beside what compiling takes the first time.</summary>
    private const double Seconds = 0.3;

    /// <summary>Steps before a measurement: both the critics and the policy have been updated, and every kernel has run.</summary>
    private const int WarmUp = 4;

    /// <summary>Measures the processor and every GPU, and says which is faster for a number of learners.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="learners">Learners that are to train.</param>
    /// <param name="processors">Processors that would train one learner each; null for those of this machine.</param>
    public static DeviceAdvice Advise(ExperimentDefinition experiment, int learners, int? processors = null)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentOutOfRangeException.ThrowIfLessThan(learners, 1);
        if (experiment.Kernels is null)
            return new DeviceAdvice("cpu", $"{experiment.Name} has no kernels for a device.", []);

        IReadOnlyList<DeviceFinding> findings = DeviceCatalogue.Look();
        List<DeviceInfo> gpus = [.. findings.SelectMany(finding => finding.Devices).Where(device => device.Gpu)];
        if (gpus.Count == 0)
        {
            string problems = string.Join(' ', findings.Select(finding => finding.Problem).Where(problem => problem.Length > 0));
            return new DeviceAdvice("cpu", $"No GPU was found. {problems}".TrimEnd(), []);
        }

        // A GPU that both CUDA and OpenCL show is measured through CUDA alone.
        gpus = [.. gpus.Where(gpu => gpu.Backend == Backend.Cuda || gpus.All(other => other.Backend != Backend.Cuda || other.Name != gpu.Name))];
        return Choose(learners, [Processor(experiment, learners, processors ?? Environment.ProcessorCount), .. gpus.Select(gpu => Gpu(experiment, learners, gpu))]);
    }

    /// <summary>Updates of all learners together, a second, as training makes them: a transition, an update and an action each.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="learners">Learners that advance together.</param>
    /// <param name="device">The device; null for the processor, one learner after the other.</param>
    /// <param name="plan">How the work is cut; null for what suits the device.</param>
    /// <param name="seconds">How long to measure.</param>
    /// <exception cref="DeviceException">The device fails.</exception>
    public static double UpdatesPerSecond(
        ExperimentDefinition experiment, int learners, ComputeDevice? device = null, TeamPlan? plan = null, double seconds = Seconds)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentOutOfRangeException.ThrowIfLessThan(learners, 1);
        using SyntheticRuns runs = new(experiment, learners);
        List<ILearnerGroup> groups = [];
        try
        {
            if (device is null)
                groups.AddRange(runs.Context.Slots.Select(slot => experiment.CreateLearners(new LearnerContext([slot], runs))));
            else
                groups.Add(DeviceLearners.Create(experiment, runs.Context, device, plan));

            return Measure(experiment.Task, runs, groups, seconds);
        }
        finally
        {
            groups.ForEach(group => group.Dispose());
        }
    }

    /// <summary>Compares what was measured.</summary>
    internal static DeviceAdvice Choose(int learners, IReadOnlyList<DeviceRate> rates)
    {
        DeviceRate best = rates.MaxBy(rate => rate.UpdatesPerSecond)!;
        string measured = string.Join(", ", rates.Select(rate => rate.Problem.Length > 0
            ? $"{rate.Name} cannot train ({rate.Problem.TrimEnd('.')})"
            : $"{rate.Name} {rate.UpdatesPerSecond.ToString("N0", CultureInfo.InvariantCulture)}"));
        return new DeviceAdvice(
            best.Choice, $"{best.Name} is fastest for {learners} learner{(learners == 1 ? "" : "s")}; updates a second: {measured}.", rates);
    }

    private static DeviceRate Processor(ExperimentDefinition experiment, int learners, int processors) =>
        new("cpu", "the processor", Math.Min(learners, processors) * UpdatesPerSecond(experiment, 1));

    private static DeviceRate Gpu(ExperimentDefinition experiment, int learners, DeviceInfo info)
    {
        try
        {
            using ComputeDevice device = DeviceCatalogue.Open(DeviceChoice.Parse(info.Choice));
            return new DeviceRate(info.Choice, info.Name, UpdatesPerSecond(experiment, learners, device));
        }
        catch (DeviceException fault)
        {
            return new DeviceRate(info.Choice, info.Name, 0, fault.Message);
        }
    }

    private static double Measure(TaskSpec task, SyntheticRuns runs, List<ILearnerGroup> groups, double seconds)
    {
        int learners = runs.Context.Slots.Count;
        float[] observations = new float[learners * task.Observations], actions = new float[learners * task.Actions];
        long start = 0;
        for (int step = -WarmUp; ; step++)
        {
            if (step == 0)
                start = Stopwatch.GetTimestamp();

            runs.Step();
            int first = 0;
            foreach (ILearnerGroup group in groups)
            {
                group.Update();
                group.Act(
                    observations.AsSpan(first * task.Observations, group.Learners * task.Observations),
                    actions.AsSpan(first * task.Actions, group.Learners * task.Actions));
                first += group.Learners;
            }

            // After Act nothing of a device is under way.
            double elapsed = step < 0 ? 0 : Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (elapsed >= seconds)
                return (step + 1) * learners / elapsed;
        }
    }
}
