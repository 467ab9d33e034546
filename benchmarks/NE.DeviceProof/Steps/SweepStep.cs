using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.DeviceProof.Measures;
using NE.DeviceProof.Rows;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.DeviceProof.Steps;

/// <summary>Step 6: which tiles and teams are fastest, and how fast, for few and many learners.</summary>
internal static class SweepStep
{
    private const int Step = 6;

    /// <summary>Aims of the design: one learner's update, and updates of all learners of a study.</summary>
    private const double OneLearnerSeconds = 50e-6;
    private const double StudyRate = 110_000;
    private const int StudyLearners = 64;

    private static readonly int[] Counts = [1, 8, 32, 64, 130];

    /// <summary>The key of the fastest update of all learners, seconds.</summary>
    internal static string Key(int learners) => string.Create(CultureInfo.InvariantCulture, $"update {learners}");

    /// <summary>Its items. A plan that a device cannot run, or that would not be faster, has no row.</summary>
    public static IEnumerable<ProofItem> Items(ProofOptions options)
    {
        if (options.Quick)
        {
            foreach (int learners in (IEnumerable<int>)[1, 3])
            {
                foreach (TeamPlan plan in KernelFolder.SmallPlans.Take(2))
                    yield return Item(Agents.SmallNe, learners, plan, 0.1);
                yield return Best(Agents.SmallNe, learners);
            }

            yield break;
        }

        foreach (int learners in Counts)
        {
            foreach (TeamPlan plan in Plans.Candidates)
                yield return Item(Agents.Td3, learners, plan, 0.3);
            yield return Best(Agents.Td3, learners);
            yield return AsTrained(Agents.Td3, learners);
            yield return AsTrained(Agents.NeTd3, learners);
            yield return AsTrained(Agents.Sac, learners);
        }
    }

    private static ProofItem Item(ExperimentDefinition experiment, int learners, TeamPlan plan, double seconds)
    {
        string name = Name(experiment, learners, Plans.Name(plan));
        return new ProofItem(Step, name, TimeSpan.FromSeconds(90), context =>
        {
            DeviceInfo info = context.Device.Info;
            if (!context.Quick && !Plans.MayGain(plan, learners, info.Multiprocessors, info.Cluster) || TeamStep.Absence(context, plan) is not null)
                return;

            double all = Timing.SecondsOfUpdate(experiment, context.Device, plan, learners, seconds);
            string key = $"{Key(learners)} by {Plans.Name(plan)}";
            context.Add(name, Texts.Number(all * 1e6), "µs", $"{Texts.Count((long)(learners / all))} learner-updates/s", key: key, value: all);
        });
    }

    private static ProofItem Best(ExperimentDefinition experiment, int learners)
    {
        string name = Name(experiment, learners, "best");
        return new ProofItem(Step, name, TimeSpan.FromSeconds(30), context =>
        {
            string start = $"{Key(learners)} by ";
            List<KeyValuePair<string, double>> all = [.. context.Values.Where(entry => entry.Key.StartsWith(start, StringComparison.Ordinal)).OrderBy(entry => entry.Value)];
            if (all.Count == 0)
            {
                context.Absent(name, "No plan could be measured.");
                return;
            }

            (string key, double seconds) = all[0];
            double rate = learners / seconds;
            Verdict update = context.Quick || learners > 1 ? Verdict.None : seconds <= OneLearnerSeconds ? Verdict.Reached : Verdict.Missed;
            Verdict study = context.Quick || learners < StudyLearners ? Verdict.None : rate >= StudyRate ? Verdict.Reached : Verdict.Missed;
            context.Add(
                $"{name}: update of all", Texts.Number(seconds * 1e6), "µs", key[start.Length..] + (update == Verdict.None ? "" : "; aim 50 µs"), update,
                Key(learners), seconds);
            context.Add($"{name}: learner-updates", Texts.Count((long)rate), "1/s", study == Verdict.None ? "" : "aim 110,000", study);
        });
    }

    /// <summary>With a transition stored and an action selected at every update, with the plan that the runtime itself selects.</summary>
    private static ProofItem AsTrained(ExperimentDefinition experiment, int learners)
    {
        string name = Name(experiment, learners, "as trained");
        return new ProofItem(Step, name, TimeSpan.FromSeconds(120), context =>
        {
            TeamPlan plan = TeamPlan.Choose(context.Device.Info, learners);
            double rate = DeviceMeasure.UpdatesPerSecond(experiment, learners, context.Device, plan, 1);
            context.Add(
                $"{name}: learner-updates", Texts.Count((long)rate), "1/s",
                $"{Texts.Number(learners / rate * 1e6)} µs per update of all with a transition and an action; "
                + $"the runtime selected {Plans.Name(plan)}");
        });
    }

    private static string Name(ExperimentDefinition experiment, int learners, string what) =>
        $"{experiment.Name}, {learners} learner{(learners == 1 ? "" : "s")}, {what}";
}
