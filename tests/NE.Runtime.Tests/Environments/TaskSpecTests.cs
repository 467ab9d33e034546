using System;
using System.Linq;
using NE.Runtime.Environments;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Environments;

public class TaskSpecTests
{
    [Fact]
    public void Observation_OfAnImage_HasAsManyNumbersAsItsShape()
    {
        ObservationSpec image = new(9, 84, 84);
        image.Size.ShouldBe(63_504);
        image.Shape.ShouldBe([9, 84, 84]);
        new ObservationSpec(17).Shape.ShouldBe([17]);
    }

    [Fact]
    public void Observation_OfNoDimensionOrAnEmptyOne_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new ObservationSpec());
        Should.Throw<ArgumentException>(() => new ObservationSpec(3, 0));
    }

    [Fact]
    public void Specs_OfEqualContent_AreEqual()
    {
        TaskSpec Task(int observations, float high) => new("T", new ObservationSpec(observations), new ActionSpec([-1, -1], [1, high]), 20);

        Task(3, 2).ShouldBe(Task(3, 2));
        Task(3, 2).GetHashCode().ShouldBe(Task(3, 2).GetHashCode());
        Task(3, 2).ShouldNotBe(Task(4, 2));
        Task(3, 2).ShouldNotBe(Task(3, 1));
        Task(3, 1).ShouldBe(Task(3, 2) with { Action = ActionSpec.Symmetric(2, 1) });
        new ObservationSpec(2, 6).ShouldNotBe(new ObservationSpec(12));
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(0.4f)]
    [InlineData(3f)]
    public void Actions_OfEqualSymmetricBounds_ReachTheTaskUnchanged(float limit)
    {
        ActionSpec action = new([-limit, -limit, -limit], [limit, limit, limit]);
        float[] chosen = [0.1f * limit, -0f, -limit], mapped = new float[3];
        action.ToTask(chosen, mapped);

        (action.IsMapped, action.Limit).ShouldBe((false, limit));
        mapped.Select(BitConverter.SingleToInt32Bits).ShouldBe(chosen.Select(BitConverter.SingleToInt32Bits));
        action.ShouldBe(ActionSpec.Symmetric(3, limit));
    }

    [Fact]
    public void Actions_OfBoundsOfTheirOwn_AreMappedFromPlusMinusOne()
    {
        ActionSpec action = new([-2, 0, -0.5f], [2, 1, 4.5f]);
        float[] mapped = new float[3];

        (action.IsMapped, action.Limit).ShouldBe((true, 1f));
        action.ToTask([0, 0, 0], mapped);
        mapped.ShouldBe([0, 0.5f, 2]);
        action.ToTask([-1, -1, -1], mapped);
        mapped.ShouldBe([-2, 0, -0.5f]);
        action.ToTask([1, 1, 1], mapped);
        mapped.ShouldBe([2, 1, 4.5f]);
        action.ToTask([0.5f, -0.5f, 0.2f], mapped);
        mapped.ShouldBe([1, 0.25f, 2.5f]);
    }

    [Fact]
    public void Actions_AnywhereInPlusMinusOne_StayInsideTheBounds()
    {
        var random = new System.Random(4);
        float[] mapped = new float[1];
        for (int i = 0; i < 2_000; i++)
        {
            float low = (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4)));
            float high = low + (float)(random.NextDouble() + 1e-3);
            foreach (float chosen in (float[])[-1, 1, (2 * random.NextSingle()) - 1])
            {
                new ActionSpec([low], [high]).ToTask([chosen], mapped);
                mapped[0].ShouldBeInRange(low, high);
            }
        }
    }

    [Theory]
    [InlineData(1f, 1f)]
    [InlineData(2f, 1f)]
    [InlineData(float.NaN, 1f)]
    [InlineData(float.NegativeInfinity, 1f)]
    [InlineData(0f, float.PositiveInfinity)]
    public void Actions_OfBoundsOutOfOrder_AreRefused(float low, float high) =>
        Should.Throw<ArgumentException>(() => new ActionSpec([-1, low], [1, high]))
            .Message.ShouldStartWith("Dimension 1 of the actions has bounds");

    [Fact]
    public void Actions_OfNoneOrUnequalLengths_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new ActionSpec([], []));
        Should.Throw<ArgumentException>(() => new ActionSpec([-1, -1], [1]));
        Should.Throw<ArgumentException>(() => ActionSpec.Symmetric(0, 1));
        Should.Throw<ArgumentException>(() => ActionSpec.Symmetric(2, 0));
    }
}
