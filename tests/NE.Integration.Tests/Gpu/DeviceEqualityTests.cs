using System.Collections.Generic;
using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>Learners on a device are byte-identical to those on the CPU: networks, moments, ages, meters, events, metrics.</summary>
[Collection(nameof(DeviceCollection))]
public class DeviceEqualityTests
{
    private const int EventEvery = 40;

    // Beside the growing trials without a plan of the reference.
    private static readonly string[] Dense =
    [
        "SoftTrial", "FixedSoftTrial", "RecycledSoftTrial", "SoftReturnsTrial", "ResidualSoftTrial", "NormalisedSoftTrial",
        "RecycledLowestTrial", "OwnSoftTrial",
    ];

    public static TheoryData<string> Trials =>
        [
            .. Plans.Small.Where(static plan => plan.Centred && plan != Plans.CReluClip).Select(static plan => plan.Name), "OddTrial", .. Dense, "GrowingSoftTrial",
            "SoftMomentumTrial", "PulledTrial", "RecycledTrial", "NormalisedTrial", "PerturbedTrial", "RewiredTrial", "RewiredAtRandomTrial",
            "WithoutGradientTrial", "PrunedTrial",
            "OwnTrial",
        ];

    [OpenClTheory]
    [MemberData(nameof(Trials))]
    public void ThreeLearners_AcrossTopologyEvents_HaveTheBytesOfTheCpu(string name)
    {
        using DevicePair pair = new(name, learners: 3);
        void Go(int updates)
        {
            pair.Step(updates);
            for (int i = 0; i < 3; i++)
                pair.Differences(i).ShouldBeEmpty($"learner {i} after update {pair.Group.Updates}");
        }

        Go(1);
        Go(1);
        Go(9);
        pair.Jump(EventEvery - 2);
        Go(2);
        Go(1);
        pair.Jump((2 * EventEvery) - 3);
        Go(6);
        for (int i = 0; i < 3; i++)
            pair.Records.Where(item => item.Learner == i).Select(item => item.Record).ShouldBe(pair.Cpu[i].Log.Records);

        if (!Dense.Contains(name) && Plans.Small.All(plan => plan.Name != name || plan.Growth is not null))
            pair.Records.Select(item => item.Record.Update).Distinct().ShouldBe([EventEvery, 2 * EventEvery]);
    }

    [OpenClTheory]
    [InlineData("RecommendedTrial")]
    [InlineData("NormTrial")]
    [InlineData("ResidualTrial")]
    [InlineData("NormalisedTrial")]
    [InlineData("GrowingSoftTrial")]
    [InlineData("OwnTrial")]
    public void ReportsAndDiagnoses_OfADevice_AreThoseOfTheCpu(string name)
    {
        const int metricsEvery = 15;
        using DevicePair pair = new(name, learners: 1, change: settings => settings with { MetricsEvery = metricsEvery });
        for (int round = 0; round < 4; round++)
        {
            pair.Step(metricsEvery);
            Metrics device = new(), cpu = new();
            pair.Group.Report(0, device);
            pair.Group.Diagnose(0, device);
            pair.Cpu[0].Group.Report(0, cpu);
            pair.Cpu[0].Group.Diagnose(0, cpu);
            device.Values.ShouldNotBeEmpty();
            device.Values.ShouldBe(cpu.Values);
        }

        float[] found = new float[3], expected = new float[3];
        Transition transition = pair.Cpu[0].Transitions[0];
        IEnumerable<float> Thrice(float[] values) => values.Concat(values).Concat(values);
        pair.Group.EvaluateQ(0, Thrice(transition.State).ToArray(), Thrice(transition.Action).ToArray(), found);
        pair.Cpu[0].Group.EvaluateQ(0, Thrice(transition.State).ToArray(), Thrice(transition.Action).ToArray(), expected);
        found.ShouldBe(expected);
    }

    [OpenClTheory]
    [InlineData("RecommendedTrial")]
    [InlineData("NormTrial")]
    [InlineData("SoftTrial")]
    [InlineData("ResidualTrial")]
    [InlineData("ResidualSoftTrial")]
    [InlineData("NormalisedTrial")]
    public void Actions_OfADevice_AreThoseOfTheCpu(string name)
    {
        using DevicePair pair = new(name, learners: 3);
        TaskActions device = new(pair), cpu = new(pair);
        for (int update = 0; update < 12; update++)
        {
            pair.Step();
            float[] observations = [.. Enumerable.Range(0, 3).SelectMany(i => pair.Cpu[i].Transitions[(7 * update) + i].State)];

            // The first after an update is the device's own; those that follow may be its host's.
            foreach (long? exploring in (long?[])(update % 2 == 0 ? [update, null, update] : [null, update]))
            {
                device.Of(pair.Group, observations, 0, 3, exploring)
                    .ShouldBe(cpu.Of(pair.Cpu, observations, exploring), $"after update {update + 1}");
            }
        }
    }

    [OpenClFact]
    public void FullSize_AroundTwoTopologyEvents_HasTheBytesOfTheCpu()
    {
        using DevicePair pair = new("FullSizeTrial", learners: 1);
        foreach (int around in new[] { EventEvery, 2 * EventEvery })
        {
            pair.Jump(around - 1);
            pair.Step(2);
            pair.Differences(0).ShouldBeEmpty($"after update {pair.Group.Updates}");
        }

        pair.Records.Select(item => item.Record.Update).Distinct().ShouldBe([EventEvery, 2 * EventEvery]);
    }

    [OpenClFact]
    public void FullSizePlain_OverUpdatesWithAndWithoutPolicy_HasTheBytesOfTheCpu()
    {
        using DevicePair pair = new("FullSizePlainTrial", learners: 1);
        pair.Step(4);
        pair.Differences(0).ShouldBeEmpty();
    }

    [OpenClFact]
    public void ThreeLearnersOfFullSize_AroundATopologyEvent_HaveTheBytesOfTheCpu()
    {
        using DevicePair pair = new("FullSizeTrial", learners: 3);
        pair.Jump(EventEvery - 1);
        pair.Step(2);
        for (int i = 0; i < 3; i++)
            pair.Differences(i).ShouldBeEmpty($"learner {i}");

        pair.Records.Select(item => (item.Learner, item.Record.Update)).Distinct().Order().ShouldBe([(0, EventEvery), (1, EventEvery), (2, EventEvery)]);
    }

    [OpenClTheory]
    [InlineData("ElasticTrial")]
    [InlineData("NormTrial")]
    [InlineData("GrowingSoftTrial")]
    [InlineData("PulledTrial")]
    public void Checkpoint_OfOneSide_ContinuesOnTheOther(string name)
    {
        using DevicePair pair = new(name, learners: 2);
        pair.Step(EventEvery - 3);
        using DeviceLearners onDevice = pair.MakeGroup();
        for (int i = 0; i < 2; i++)
            onDevice.Load(i, pair.Cpu[i].Save());

        using ILearnerGroup onCpu = pair.Cpu[1].Definition.CreateLearners(
            LearnerContext.Of(pair.Cpu[1].Definition.Settings, pair.Cpu[1].Seed, pair.Cpu[1].Replay, new RecordingTopologyLog()));
        onCpu.Load(0, Trial.Save(pair.Group, 1));
        pair.Step(20, onDevice, onCpu);
        for (int i = 0; i < 2; i++)
        {
            pair.Differences(i).ShouldBeEmpty();
            Trial.Save(onDevice, i).DifferingValues(pair.Cpu[i].Save()).ShouldBeEmpty($"learner {i}, from the CPU to the device");
        }

        Trial.Save(onCpu, 0).DifferingValues(pair.Cpu[1].Save()).ShouldBeEmpty("from the device to the CPU");
    }
}
