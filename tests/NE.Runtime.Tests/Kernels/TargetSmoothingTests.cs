using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed class TargetSmoothingTests
{
    private const int Actions = 3;
    private const int Batch = 70;

    public static IEnumerable<object[]> Widths => Width.With([[]]);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Apply_AnyWidth_AddsClippedNoiseOfTheStreamAndClipsTheAction(int lanes)
    {
        using var arena = new Arena();
        Activations action = Actions01(arena), smoothed = arena.Activations(Actions, Batch);
        Width.Kernels(lanes).Smooth(action, smoothed, 0.4f, 0.08f, 0.2f, 7, RandomStreamId.TargetSmoothing, 1234);

        // Normal number (action · padded batch + sample) of the unit.
        var numbers = new RandomStream(7, RandomStreamId.TargetSmoothing, 1234);
        int padded = action.Panels * Activations.PanelSamples;
        for (int feature = 0; feature < Actions; feature++)
        {
            for (int sample = 0; sample < padded; sample++)
            {
                float noise = Math.Clamp(0.08f * numbers.NextNormal(), -0.2f, 0.2f);
                if (sample < Batch)
                    smoothed[feature, sample].ShouldBe(Math.Clamp((0.4f * action[feature, sample]) + noise, -0.4f, 0.4f));
            }
        }
    }

    [Fact]
    public void Apply_ManySamples_HasTheSpreadOfTheNoise()
    {
        using var arena = new Arena();
        Activations action = arena.Activations(1, 20_000), smoothed = arena.Activations(1, 20_000);
        TargetSmoothing.Apply(action, smoothed, 1, 0.2f, 0.5f, 1, RandomStreamId.TargetSmoothing, 1);
        float[] noise = Samples.Read(smoothed)[0];
        noise.ShouldAllBe(n => Math.Abs(n) <= 0.5f);
        noise.Average().ShouldBe(0, 0.006);

        // Standard deviation of a normal number with σ 0.2 clipped at 2.5 σ: 0.2 · 0.9885.
        Math.Sqrt(noise.Average(n => (double)n * n)).ShouldBe(0.1977, 0.003);
    }

    [Fact]
    public void Apply_OtherUpdateOrStreamOrSeed_DrawsOtherNoise()
    {
        using var arena = new Arena();
        Activations action = Actions01(arena);
        float[][] Draw(uint seed, RandomStreamId stream, ulong update)
        {
            Activations smoothed = arena.Activations(Actions, Batch);
            TargetSmoothing.Apply(action, smoothed, 1, 0.2f, 0.5f, seed, stream, update);
            return Samples.Read(smoothed);
        }

        float first = Draw(1, RandomStreamId.TargetSmoothing, 5)[0][0];
        Draw(1, RandomStreamId.TargetSmoothing, 5)[0][0].ShouldBe(first);
        Draw(2, RandomStreamId.TargetSmoothing, 5)[0][0].ShouldNotBe(first);
        Draw(1, RandomStreamId.GrowthSmoothing, 5)[0][0].ShouldNotBe(first);
        Draw(1, RandomStreamId.TargetSmoothing, 6)[0][0].ShouldNotBe(first);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Scale_IntoASliceOfTheBatch_LeavesTheOtherFeaturesAlone(int lanes)
    {
        using var arena = new Arena();
        Activations action = Actions01(arena), batch = Samples.Normal(arena, Actions + 4, Batch, 3);
        float[][] before = Samples.Read(batch);
        Width.Kernels(lanes).Scale(action, 0.4f, batch.Slice(2, Actions));
        float[][] after = Samples.Read(batch);
        foreach (int other in new[] { 0, 1, 5, 6 })
            after[other].ShouldBe(before[other]);

        Samples.ShouldEqualBits(after[2..5], [.. Samples.Read(action).Select(row => row.Select(a => 0.4f * a).ToArray())]);
    }

    private static Activations Actions01(Arena arena)
    {
        Activations action = Samples.Normal(arena, Actions, Batch, 2, padding: 0);
        Activation.Forward<Tanh>(action, action);
        return action;
    }
}
