using System;
using NE.Runtime.Kernels;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public class GaussianExplorationTests
{
    private const RandomStreamId Stream = RandomStreamId.Exploration;

    [Fact]
    public void Apply_InsideTheLimit_AddsOneNormalNumberOfTheUnitToEachComponent()
    {
        float[] action = [0.1f, -0.2f, 0.05f];
        GaussianExploration.Apply(action, limit: 2f, sigma: 0.25f, seed: 5, Stream, unit: 123);

        RandomStream random = new(5, Stream, 123);
        action.ShouldBe([
            0.1f + (0.25f * random.NextNormal()),
            -0.2f + (0.25f * random.NextNormal()),
            0.05f + (0.25f * random.NextNormal()),
        ]);
    }

    [Fact]
    public void Apply_BeyondTheLimit_ClipsToIt()
    {
        RandomStream random = new(1, Stream, 0);
        float sign = MathF.Sign(random.NextNormal());
        float[] action = [0.39f * sign];
        GaussianExploration.Apply(action, limit: 0.4f, sigma: 100f, seed: 1, Stream, unit: 0);
        action.ShouldBe([0.4f * sign]);
    }

    [Fact]
    public void Apply_WithoutNoise_LeavesTheAction()
    {
        float[] action = [0.25f, -0.5f];
        GaussianExploration.Apply(action, limit: 0.5f, sigma: 0f, seed: 1, Stream, unit: 9);
        action.ShouldBe([0.25f, -0.5f]);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Apply_ToAComponentThatIsNotFinite_LeavesItAndTheNumbersOfTheOthers(float broken)
    {
        float[] action = [broken, 0f], whole = [0f, 0f];
        GaussianExploration.Apply(action, 1f, 0.1f, seed: 2, Stream, unit: 4);
        GaussianExploration.Apply(whole, 1f, 0.1f, seed: 2, Stream, unit: 4);
        action.ShouldBe([broken, whole[1]]);
    }

    [Fact]
    public void Apply_OverManySteps_HasTheMomentsOfItsDistribution()
    {
        const int Steps = 20_000;
        double sum = 0, squares = 0;
        float[] action = new float[1];
        for (ulong step = 0; step < Steps; step++)
        {
            action[0] = 0;
            GaussianExploration.Apply(action, 10f, 0.5f, seed: 3, Stream, step);
            sum += action[0];
            squares += action[0] * action[0];
        }

        // Four standard errors: 0.5 / √20,000 of the mean, 0.25 · √(2 / 20,000) of the variance.
        (sum / Steps).ShouldBeInRange(-0.0142, 0.0142);
        (squares / Steps).ShouldBeInRange(0.24, 0.26);
    }
}
