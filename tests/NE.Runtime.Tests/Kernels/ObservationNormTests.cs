using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Tests.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Running statistics of observations, and what they normalise (docs/algorithm.md, Observation normalisation).</summary>
public sealed class ObservationNormTests
{
    public static IEnumerable<object[]> Cases => Width.With([[1, 1], [7, 1], [17, 45], [3, 256]]);

    [Fact]
    public void Update_TwoFourSix_GivesMeanAndVarianceWithTheWeightOfTheFirstGuess()
    {
        using var arena = new Arena();
        var statistics = new ObservationStatistics(arena, "Observation", 1);
        foreach (float value in new[] { 2f, 4f, 6f })
            statistics.Update([value]);

        var store = new TensorStore();
        statistics.Save(store);
        ((double[])store.Tensors["Observation.mean"].Data)[0].ShouldBe(12 / 3.0001, 1e-12);
        ((double[])store.Tensors["Observation.mean"].Data)[0].ShouldBe(3.9999, 5e-5);
        ((double[])store.Tensors["Observation.variance"].Data)[0].ShouldBe(2.6671, 5e-5);
        statistics.Count.ShouldBe(3, 1e-9);
    }

    [Fact]
    public void Update_ManyObservations_AgreesWithTheSumsOverAllOfThem()
    {
        using var arena = new Arena();
        float[][] observations = Observations(3, 500);
        ObservationStatistics statistics = Statistics(arena, 3, 500);
        for (int i = 0; i < 3; i++)
        {
            // The first guess has mean 0 and second moment 1, with weight 1e-4.
            double total = 500 + 1e-4, mean = observations.Sum(o => (double)o[i]) / total;
            double variance = ((observations.Sum(o => (double)o[i] * o[i]) + 1e-4) / total) - (mean * mean);
            ((double)statistics.Table[i]).ShouldBe(mean, 1e-6);
            ((double)statistics.Table[3 + i]).ShouldBe(1 / Math.Sqrt(variance + 1e-8), 1e-5 / Math.Sqrt(variance));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Apply_AnyWidth_NormalisesAndClipsEachComponent_AlsoInPlace(int lanes, int length, int batch)
    {
        using var arena = new Arena();
        ObservationStatistics statistics = Statistics(arena, length, 20);
        Activations raw = Samples.Normal(arena, length + 2, batch, 1).Slice(1, length), normal = arena.Activations(length, batch);
        foreach (float limit in new[] { 0.5f, float.PositiveInfinity })
        {
            Width.Kernels(lanes).NormaliseObservations(statistics, raw, normal, limit);
            for (int i = 0; i < length; i++)
            {
                for (int sample = 0; sample < batch; sample++)
                {
                    float expected = (raw[i, sample] - statistics.Table[i]) * statistics.Table[length + i];
                    normal[i, sample].ShouldBe(Math.Clamp(expected, -limit, limit));
                }
            }
        }

        float[][] wanted = Samples.Read(normal);
        Width.Kernels(lanes).NormaliseObservations(statistics, raw, raw, float.PositiveInfinity);
        Samples.ShouldEqualBits(Samples.Read(raw), wanted);
    }

    [Fact]
    public void Apply_BeforeTheFirstObservation_LeavesObservationsAlmostUnchanged()
    {
        using var arena = new Arena();
        var statistics = new ObservationStatistics(arena, "Observation", 2);
        Activations raw = Samples.Normal(arena, 2, 5, 1), normal = arena.Activations(2, 5);
        ObservationNorm.Apply(statistics, raw, normal);
        Samples.ShouldEqualBits(Samples.Read(normal), Samples.Read(raw));
    }

    [Fact]
    public void Statistics_SavedAndLoaded_GoOnWithTheSameBits()
    {
        using var arena = new Arena();
        ObservationStatistics straight = Statistics(arena, 4, 30);
        var resumed = new ObservationStatistics(arena, "Observation", 4);
        var store = new TensorStore();
        straight.Save(store);
        resumed.Load(store);
        straight.Update([1, 2, 3, 4]);
        resumed.Update([1, 2, 3, 4]);
        resumed.Table.ToArray().ShouldBe(straight.Table.ToArray());
        straight.Clear();
        straight.Table.ToArray().ShouldBe([0, 0, 0, 0, 1, 1, 1, 1]);
        Should.Throw<CheckpointException>(() => new ObservationStatistics(arena, "Observation", 3).Load(store));
    }

    [Fact]
    public void Arguments_OfAnotherSize_AreRefused()
    {
        using var arena = new Arena();
        var statistics = new ObservationStatistics(arena, "Observation", 3);
        Should.Throw<ArgumentException>(() => statistics.Update([1, 2]));
        Should.Throw<ArgumentException>(() => ObservationNorm.Apply(statistics, arena.Activations(2, 4), arena.Activations(3, 4)));
        Should.Throw<ArgumentException>(() => ObservationNorm.Apply(statistics, arena.Activations(3, 4), arena.Activations(3, 5)));
    }

    /// <summary>Statistics of drawn observations, component i around i with deviation 1 + i.</summary>
    internal static ObservationStatistics Statistics(Arena arena, int length, int count)
    {
        var statistics = new ObservationStatistics(arena, "Observation", length);
        foreach (float[] observation in Observations(length, count))
            statistics.Update(observation);

        return statistics;
    }

    private static float[][] Observations(int length, int count)
    {
        var numbers = new RandomStream(5, RandomStreamId.Probe, 3);
        float[][] observations = new float[count][];
        for (int k = 0; k < count; k++)
        {
            observations[k] = new float[length];
            for (int i = 0; i < length; i++)
                observations[k][i] = i + ((1 + i) * numbers.NextNormal());
        }

        return observations;
    }
}
