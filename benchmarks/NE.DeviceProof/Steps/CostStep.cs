using System;
using System.Collections.Generic;
using NE.DeviceProof.Measures;
using NE.DeviceProof.Rows;
using NE.Runtime.Gpu.Learners;

namespace NE.DeviceProof.Steps;

/// <summary>Step 5: the cost of launches and barriers, measured with kernels that do nothing else.</summary>
internal static class CostStep
{
    private const int Step = 5;

    /// <summary>Its items.</summary>
    public static IEnumerable<ProofItem> Items()
    {
        foreach (TeamPlan plan in (IEnumerable<TeamPlan>)[Plans.Narrow, Plans.Wide])
            yield return Item($"launches of {plan.Threads} threads", context => Launches(context, plan));

        foreach (TeamPlan plan in (IEnumerable<TeamPlan>)[.. Plans.Teams(Plans.Narrow), .. Plans.FewLearners])
        {
            string name = plan.Mode == TeamMode.Block ? $"barrier of a block, {plan.Threads} threads"
                : $"barrier of a {(plan.Mode == TeamMode.Cluster ? "cluster" : "grid")} of {plan.Team} blocks, {plan.Threads} threads";
            yield return Item(name, context => Barrier(context, name, plan, 1));
            if (plan.Mode == TeamMode.Grid)
            {
                string four = $"{name}, four teams at once";
                yield return Item(four, context => Barrier(context, four, plan, 4));
            }
        }
    }

    private static ProofItem Item(string name, Action<ProofContext> run) => new(Step, name, TimeSpan.FromSeconds(90), run);

    private static void Launches(ProofContext context, TeamPlan plan)
    {
        using CostKernels kernels = new(context.Device, plan);
        int count = context.Cuda ? 2_000 : 50;
        context.Add(
            $"empty launch of {plan.Threads} threads and its wait", Texts.Number(kernels.RoundTrip(count / 10) * 1e6), "µs",
            Environment.GetEnvironmentVariable("NE_CUDA_WAIT") == "spin" ? "the waiting thread spins" : "the waiting thread sleeps; NE_CUDA_WAIT=spin spins");
        context.Add($"launch after launch of {plan.Threads} threads", Texts.Number(kernels.BackToBack(count) * 1e6), "µs", "difference of many and few");
    }

    private static void Barrier(ProofContext context, string name, TeamPlan plan, int teams)
    {
        if (TeamStep.Absence(context, plan) is { } why)
        {
            context.Absent(name, why);
            return;
        }

        using CostKernels kernels = new(context.Device, plan);
        context.Add(name, Texts.Number(kernels.Barrier(context.Cuda ? 2_000 : 200, teams) * 1e6), "µs", "difference of many and few in one launch");
    }
}
