using System.Collections.Generic;
using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>
/// A learner's bytes depend only on itself: not on the learners that share its launch, nor on how the work is partitioned.
/// </summary>
[Collection(nameof(DeviceCollection))]
public class DeviceSharingTests
{
    private static readonly TeamPlan Small = new()
    {
        RowsM = 16,
        RowsN = 16,
        WeightsM = 16,
        WeightsN = 16,
        TileK = 16,
    };

    public static TheoryData<string, int, int, int, int, bool> Plans => new()
    {
        { "one block", 16, 16, 16, 1, false },
        { "many blocks", 16, 16, 16, 7, false },
        { "other tiles", 16, 64, 16, 3, false },
        { "slabs as wide as a layer", 16, 256, 64, 4, false },
        { "slabs of few samples", 8, 256, 32, 5, false },
        { "one launch", 16, 16, 16, 1, true },
    };

    [OpenClTheory]
    [MemberData(nameof(Plans))]
    public void Learner_HoweverTheWorkIsCut_HasTheSameBytes(string what, int rowsM, int rowsN, int weightsM, int team, bool persistent)
    {
        TeamPlan plan = Small with
        {
            RowsM = rowsM,
            RowsN = rowsN,
            WeightsM = weightsM,
            WeightsN = rowsM * rowsN / weightsM,
            Team = team,
            Persistent = persistent,
        };
        using DevicePair pair = new("RecommendedTrial", learners: 2, plan);
        foreach (int updates in new[] { 3, 40 })
        {
            pair.Step(updates);
            pair.Differences(0).ShouldBeEmpty(what);
            pair.Differences(1).ShouldBeEmpty(what);
        }
    }

    [OpenClTheory]
    [InlineData(7, false)]
    [InlineData(1, true)]
    public void LearnerWithState_HoweverTheWorkIsCut_HasTheSameBytes(int team, bool persistent)
    {
        using DevicePair pair = new("GrowingSoftTrial", learners: 2, Small with { Team = team, Persistent = persistent });
        pair.Step(3);
        pair.Group.Advance(40);
        foreach (Trial trial in pair.Cpu)
        {
            for (int i = 0; i < 40; i++)
                trial.Group.Update();
        }

        pair.Differences(0).ShouldBeEmpty();
        pair.Differences(1).ShouldBeEmpty();
    }

    [OpenClFact]
    public void Learner_AloneOrAmongOthers_HasTheSameBytes()
    {
        using DevicePair pair = new("RecommendedTrial", learners: 3);
        using DeviceLearners alone = pair.MakeGroup(null, 1), other = pair.MakeGroup(null, 2, 1);
        pair.Step(42, alone, other);
        Trial.Save(alone, 0).Differences(Trial.Save(pair.Group, 1)).ShouldBeEmpty();
        Trial.Save(other, 1).Differences(Trial.Save(pair.Group, 1)).ShouldBeEmpty();
        Trial.Save(other, 0).Differences(Trial.Save(pair.Group, 2)).ShouldBeEmpty();
    }

    [OpenClTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void ManyUpdatesOfOneCall_AcrossEventsAndReviews_AreSingleOnes(bool persistent)
    {
        using DevicePair pair = new("RecommendedTrial", learners: 2, Small with { Persistent = persistent });
        pair.Group.Advance(85);
        foreach (Trial trial in pair.Cpu)
        {
            for (int i = 0; i < 85; i++)
                trial.Group.Update();
        }

        pair.Differences(0).ShouldBeEmpty();
        pair.Differences(1).ShouldBeEmpty();
    }

    [OpenClFact]
    public void Learner_WithNaNRewards_FailsWithoutTheOthersAtTheSameUpdateAsOnTheCpu()
    {
        using DevicePair pair = new("RecommendedTrial", learners: 3);
        pair.Step(38);
        Transition first = pair.Cpu[2].Transitions[0];
        for (int i = 0; i < 400; i++)
            pair.Cpu[2].Replay.Add(first.State, first.Action, float.PositiveInfinity, first.Next, false);

        Trial dying = pair.Cpu[2];
        pair.Cpu.RemoveAt(2);
        DivergedException expected = Should.Throw<DivergedException>(dying.Group.Update);
        pair.Step();
        DivergedException fault = Should.Throw<DivergedException>(pair.Group.Update);
        (fault.Learner, fault.Network, fault.Update).ShouldBe((2, expected.Network, expected.Update));
        pair.Group.Retire(2);
        dying.Dispose();
        pair.Step(15);
        pair.Differences(0).ShouldBeEmpty();
        pair.Differences(1).ShouldBeEmpty();
        pair.Records.Select(item => item.Learner).Distinct().Order().ShouldBe([0, 1]);
    }

    [OpenClFact]
    public void Parity_OfThisDevice_FindsNoDifferenceAcrossAnEvent()
    {
        using ComputeDevice device = OpenCl.Open();
        IReadOnlyList<ParityRow> rows = Parity.Run(Trial.Find("ElasticTrial"), device);
        rows.Where(row => row.Differing > 0).ShouldBeEmpty();
        rows.Select(row => row.Event).Distinct().ShouldBe([false, true]);
    }
}
