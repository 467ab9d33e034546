using System;
using System.Collections.Generic;
using System.Linq;
using NE.DeviceProof.Measures;
using NE.DeviceProof.Rows;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.DeviceProof.Steps;

/// <summary>Step 4: many updates in one launch by teams of blocks: first compared, then timed.</summary>
internal static class TeamStep
{
    private const int Step = 4;
    private const int Updates = 42;
    private const int Together = 30;

    /// <summary>Its items.</summary>
    public static IEnumerable<ProofItem> Items(ProofOptions options)
    {
        foreach (TeamPlan plan in KernelFolder.SmallPlans.Where(plan => plan.Persistent))
            yield return Equal(Agents.SmallNe, 3, plan);

        if (options.Quick)
            yield break;

        IEnumerable<TeamPlan> teams = [.. Plans.Teams(Plans.Narrow), .. Plans.FewLearners];
        foreach (TeamPlan plan in teams)
        {
            foreach (ExperimentDefinition experiment in Agents.Full)
                yield return Equal(experiment, plan.Team <= 16 ? 3 : 1, plan);

            yield return new ProofItem(Step, $"update of one learner: TD3, {Plans.Name(plan)}", TimeSpan.FromSeconds(60), context => Time(context, plan));
        }
    }

    /// <summary>Why a device does not support a team; null if it does.</summary>
    internal static string? Absence(ProofContext context, TeamPlan plan, int learners = 1)
    {
        if (!plan.Persistent || plan.Mode == TeamMode.Block)
            return null;

        if (!context.Cuda)
            return "OpenCL blocks cannot synchronise.";

        int blocks = context.Device.Info.Multiprocessors * Plans.Resident(plan);
        if (plan.Mode == TeamMode.Grid && plan.Team * learners > blocks)
            return $"A cooperative launch of {plan.Team * learners} blocks of {plan.Threads} threads exceeds the {blocks} that are "
                + "guaranteed to run at once.";

        return plan.Mode == TeamMode.Cluster && plan.Team > context.Device.Info.Cluster
            ? $"The device grants clusters of at most {context.Device.Info.Cluster}."
            : null;
    }

    private static ProofItem Equal(ExperimentDefinition experiment, int learners, TeamPlan plan)
    {
        string name = $"equal: {experiment.Name}, {learners} learner{(learners == 1 ? "" : "s")}, {Plans.Name(plan)}";
        return new ProofItem(Step, name, TimeSpan.FromSeconds(120), Compare) { Must = true };

        void Compare(ProofContext context)
        {
            if (Absence(context, plan, learners) is { } why)
                context.Absent(name, why);
            else
                EqualityStep.Compare(context, name, experiment, learners, plan, Updates, Together);
        }
    }

    private static void Time(ProofContext context, TeamPlan plan)
    {
        string name = $"update of one learner: TD3, {Plans.Name(plan)}";
        if (Absence(context, plan) is { } why)
        {
            context.Absent(name, why);
            return;
        }

        double seconds = Timing.SecondsOfUpdate(Agents.Td3, context.Device, plan, 1, 0.5);
        context.Add(name, Texts.Number(seconds * 1e6), "µs");
    }
}
