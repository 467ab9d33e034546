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
    /// <summary>Duration of one measurement in seconds, not counting the first compilation.</summary>
    private const double Seconds = 0.3;

    /// <summary>Steps before a measurement, after which the critics and the policy have been updated and every kernel has run.</summary>
    private const int WarmUp = 4;

    /// <summary>Measures the CPU and every GPU, and reports which is fastest for a number of learners.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="learners">Number of learners to train.</param>
    /// <param name="processors">Number of processors that would train one learner each; null for all of this machine.</param>
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

        // A GPU visible through both CUDA and OpenCL is measured through CUDA only.
        gpus = [.. gpus.Where(gpu => gpu.Backend == Backend.Cuda || gpus.All(other => other.Backend != Backend.Cuda || other.Name != gpu.Name))];
        return Choose(learners, [Processor(experiment, learners, processors ?? Environment.ProcessorCount), .. gpus.Select(gpu => Gpu(experiment, learners, gpu))]);
    }

    /// <summary>Total updates per second of all learners, as in training: one transition, one update and one action each.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="learners">Number of learners that advance together.</param>
    /// <param name="device">The device; null for the CPU, one learner after another.</param>
    /// <param name="plan">How the work is partitioned; null for the device's default.</param>
    /// <param name="seconds">Duration of the measurement.</param>
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

    /// <summary>Compares the measurements.</summary>
    internal static DeviceAdvice Choose(int learners, IReadOnlyList<DeviceRate> rates)
    {
        DeviceRate best = rates.MaxBy(rate => rate.UpdatesPerSecond)!;
        string measured = string.Join(", ", rates.Select(rate => rate.Problem.Length > 0
            ? $"{rate.Name} cannot train ({rate.Problem.TrimEnd('.')})"
            : $"{rate.Name} {rate.UpdatesPerSecond.ToString("N0", CultureInfo.InvariantCulture)}"));
        return new DeviceAdvice(
            best.Choice, $"{best.Name} is fastest for {learners} learner{(learners == 1 ? "" : "s")}; updates per second: "
                + $"{measured}.", rates);
    }

    private static DeviceRate Processor(ExperimentDefinition experiment, int learners, int processors) =>
        new("cpu", "the CPU", Math.Min(learners, processors) * UpdatesPerSecond(experiment, 1));

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

            // After Act the device is idle.
            double elapsed = step < 0 ? 0 : Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (elapsed >= seconds)
                return (step + 1) * learners / elapsed;
        }
    }
}
