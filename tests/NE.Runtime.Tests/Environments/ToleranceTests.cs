using NE.Runtime.Environments.MuJoCo.ControlSuite;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Environments;

/// <summary>The suite's tolerance: 1 inside, its value at the margin, and 0 far away or without a margin.</summary>
public class ToleranceTests
{
    [Theory]
    [InlineData(1.2, 1)]
    [InlineData(2, 1)]
    [InlineData(1.19999, 0)]
    public void WithoutMargin_ItIsMembership(double number, double value) =>
        Tolerance.Of(number, 1.2, double.PositiveInfinity).ShouldBe(value);

    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(1, 0.2)]
    [InlineData(2, 0)]
    public void AtTheMargin_ItHasItsValue_OnBothSides(int shape, double atMargin)
    {
        Tolerance.Of(3.5, 1, 3, 0.5, (ToleranceShape)shape, atMargin).ShouldBe(atMargin, 1e-12);
        Tolerance.Of(0.5, 1, 3, 0.5, (ToleranceShape)shape, atMargin).ShouldBe(atMargin, 1e-12);
    }

    // At half the margin: v^(1/4) for a Gaussian, 1 - (1 - v)/2, 1 - (1 - v)/4.
    [Theory]
    [InlineData(0, 0.1, 0.5623413251903491)]
    [InlineData(1, 0.5, 0.75)]
    [InlineData(2, 0, 0.75)]
    public void HalfwayToTheMargin_ItFollowsItsShape(int shape, double atMargin, double value) =>
        Tolerance.Of(-1, 0, 0, 2, (ToleranceShape)shape, atMargin).ShouldBe(value, 1e-12);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void BeyondItsReach_ItIs0(int shape) => Tolerance.Of(100, 0, 1, 1, (ToleranceShape)shape, 0.5).ShouldBe(0);
}
