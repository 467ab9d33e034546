using System;
using System.Collections.Generic;
using NE.DeviceProof.Measures;
using NE.DeviceProof.Rows;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.DeviceProof.Steps;

/// <summary>Step 8: memory as computed before allocation, and launches short enough for displays and Ctrl-C.</summary>
internal static class MemoryStep
{
    private const int Step = 8;
    private const double LongestLaunch = 20e-3;

    /// <summary>Its items.</summary>
    public static IEnumerable<ProofItem> Items() =>
    [
        new(Step, "memory of a group", TimeSpan.FromSeconds(60), Memory),
        new(Step, "memory of a study", TimeSpan.FromSeconds(30), Study),
        new(Step, "longest launch, one learner", TimeSpan.FromSeconds(120), context => Longest(context, 1)),
        new(Step, "longest launch, many learners", TimeSpan.FromSeconds(120), context => Longest(context, context.Quick ? 3 : 130)),
    ];

    private static void Memory(ProofContext context)
    {
        ExperimentDefinition experiment = context.Quick ? Agents.SmallNe : Agents.NeTd3;
        int learners = context.Quick ? 3 : 64;
        using SyntheticRuns runs = new(experiment, learners);
        long computed = MemoryNeed.Of(experiment.Kernels!, learners, runs.Context.Slots[0].Replay.Capacity).Total;

        // The driver's allocation for the first program of a process belongs to no group.
        using (DeviceLearners first = DeviceLearners.Create(experiment, runs.Context, context.Device))
            first.Update();
        long before = context.Device.FreeMemory;
        using DeviceLearners group = DeviceLearners.Create(experiment, runs.Context, context.Device);
        long taken = before - context.Device.FreeMemory;
        context.Add(
            $"memory of {learners} learners of {experiment.Name}, replay of {Texts.Count(runs.Context.Slots[0].Replay.Capacity)}", Texts.Number(taken / 1e6), "MB",
            $"computed before: {Texts.Number(computed / 1e6)} MB");
    }

    private static void Study(ProofContext context)
    {
        const int transitions = 1_000_000;
        MemoryNeed need = MemoryNeed.Of(Agents.NeTd3.Kernels!, 1, transitions);
        int fit = MemoryNeed.LearnersThatFit(Agents.NeTd3.Kernels!, transitions, context.Device.FreeMemory, 10_000);
        context.Add("learners of HalfCheetah with a million transitions each that fit", Texts.Count(fit), "learners", $"{Texts.Number(need.Total / 1e6)} MB each");
    }

    private static void Longest(ProofContext context, int learners)
    {
        ExperimentDefinition experiment = context.Quick ? Agents.SmallNe : Agents.NeTd3;
        string name = $"longest launch, {learners} learner{(learners == 1 ? "" : "s")} of {experiment.Name}";
        using TimedDevice timed = new(context.Device);
        using SyntheticRuns runs = new(experiment, learners);
        TeamPlan plan = TeamPlan.Choose(context.Device.Info, learners);
        using DeviceLearners group = DeviceLearners.Create(experiment, runs.Context, timed, plan);
        group.Advance(8);
        timed.Forget();
        int updates = context.Quick ? 40 : 1_000;
        group.Advance(updates);
        bool counts = context.Device.Info.Gpu;
        context.Add(
            name, Texts.Number(timed.Longest * 1e3), "ms", $"{timed.Kernel}; {updates} updates in {timed.Launches} launches; {Plans.Name(plan)}"
            + (counts ? "; aim 20 ms" : ""), !counts ? Verdict.None : timed.Longest <= LongestLaunch ? Verdict.Reached : Verdict.Missed);
    }
}
