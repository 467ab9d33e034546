using System;
using System.Collections.Generic;
using NE.DeviceProof.Measures;
using NE.DeviceProof.Rows;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.DeviceProof.Steps;

/// <summary>Step 2: bit-identical to the CPU, one launch per phase.</summary>
internal static class EqualityStep
{
    private const int Step = 2;

    /// <summary>Updates that pass the first two topology events of the trials, which come every 40.</summary>
    private const int Updates = 84;

    /// <summary>Updates at the end without transitions in between.</summary>
    private const int Together = 8;

    /// <summary>Its items.</summary>
    public static IEnumerable<ProofItem> Items(ProofOptions options)
    {
        foreach (ExperimentDefinition experiment in Agents.Small)
        {
            foreach (int learners in (IEnumerable<int>)[1, 3])
                yield return Item(experiment, learners, KernelFolder.SmallPlans[0], Updates);
        }

        foreach (ExperimentDefinition experiment in Agents.Full)
        {
            foreach (int learners in options.Quick ? (IEnumerable<int>)[1] : [1, 3])
                yield return Item(experiment, learners, Plans.Narrow with { Team = options.Quick ? 2 : 16 }, options.Quick ? 2 : Updates);
        }
    }

    /// <summary>Compares, and adds the row.</summary>
    /// <returns>Whether all is equal.</returns>
    internal static bool Compare(
        ProofContext context, string name, ExperimentDefinition experiment, int learners, TeamPlan plan, int updates, int together)
    {
        EqualityResult result = Equality.Of(experiment, context.Device, plan, learners, updates, together);
        string note = $"{result.Updates} updates, {result.Events} records of events, {Texts.Count(result.Values)} numbers";
        context.Add(
            name, Texts.Difference(result.Largest), "difference",
            result.Equal ? note : $"{note}; {Texts.Count(result.Differing)} differ, most {result.Where}; "
                + $"the CPU has {result.EventsOfProcessor} records",
            result.Equal ? Verdict.Reached : Verdict.Wrong);
        return result.Equal;
    }

    private static ProofItem Item(ExperimentDefinition experiment, int learners, TeamPlan plan, int updates)
    {
        string name = $"equal to the processor: {experiment.Name}, {learners} learner{(learners == 1 ? "" : "s")}";
        int together = updates <= 2 ? 0 : Together;
        return new ProofItem(Step, name, TimeSpan.FromMinutes(5), context => Compare(context, name, experiment, learners, plan, updates, together)) { Must = true };
    }
}
