using System.Linq;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Learners;

/// <summary>Diverging learners leave the group without affecting the others.</summary>
public class DivergedLearnersTests
{
    [Fact]
    public void Learner_ThatDiverged_DoesNotStopTheOthers()
    {
        using Bench bench = new(3);
        bench.Step(10);
        for (int i = 0; i < 30; i++)
            bench.Add(2, float.NaN);

        bench.Group.Update();
        bench.Hosts[0].Update();
        bench.Hosts[1].Update();
        float[] actions = new float[3];
        DivergedException fault = Should.Throw<DivergedException>(() => bench.Group.Act([1, 2, 3, 4, 5, 6], actions));
        (fault.Learner, fault.Network, fault.Update).ShouldBe((2, "Fake", 11));
        bench.Group.Retire(2);
        bench.Group.Act([1, 2, 3, 4, 5, 6], actions);
        actions[2].ShouldBe(0);
        for (int i = 0; i < 40; i++)
        {
            bench.Add(0);
            bench.Add(1);
            bench.Group.Update();
            bench.Hosts[0].Update();
            bench.Hosts[1].Update();
        }

        bench.Differences(0).ShouldBeEmpty();
        bench.Differences(1).ShouldBeEmpty();
        bench.Records.Where(item => item.Learner == 2).Select(item => item.Record.Update).ShouldBe([7]);
    }

    [Fact]
    public void TwoLearners_ThatDivergeAtOnce_AreToldOfOneByOne()
    {
        using Bench bench = new(3);
        for (int i = 0; i < 30; i++)
        {
            bench.Add(0, float.NaN);
            bench.Add(2, float.PositiveInfinity);
        }

        bench.Group.Update();
        bench.Hosts[1].Update();
        Bench.Saved(bench.Group, 1).Differences(Bench.Saved(bench.Hosts[1], 0)).ShouldBeEmpty("who asks about one is told of that one");
        Should.Throw<DivergedException>(bench.Group.Update).Learner.ShouldBe(0);
        bench.Group.Retire(0);
        Should.Throw<DivergedException>(bench.Group.Update).Learner.ShouldBe(2);
        bench.Group.Retire(2);
        bench.Group.Updates.ShouldBe(1);
        bench.Group.Update();
        bench.Hosts[1].Update();
        bench.Differences(1).ShouldBeEmpty();
    }

    [Fact]
    public void Learner_ThatDivergesAtItsEvent_LeavesTheEventsOfTheOthers()
    {
        using Bench bench = new(2);
        bench.Step(6);
        for (int i = 0; i < 30; i++)
            bench.Add(0, float.NaN);

        bench.Group.Update();
        bench.Records.ShouldHaveSingleItem().Learner.ShouldBe(1);
        Should.Throw<DivergedException>(() => Bench.Saved(bench.Group, 0)).Learner.ShouldBe(0);
        bench.Hosts[1].Update();
        bench.Differences(1).ShouldBeEmpty();
    }
}
