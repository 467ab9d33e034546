using System;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Replay;

/// <summary>Batches by a user-defined distribution over ages (docs/algorithm.md, User-defined methods).</summary>
public sealed class ReplaySamplerTests : IDisposable
{
    private const int Capacity = 50, Stored = 30, Drawn = 256, Updates = 400;

    private static readonly ReplayLayout Layout = new(1, 1);

    private readonly Arena arena = new();

    public void Dispose() => arena.Dispose();

    // Of a ring that is part full, and of one whose newest transitions stand before its oldest.
    [Theory]
    [InlineData(Stored, 1)]
    [InlineData(Stored, 3)]
    [InlineData(Capacity + 20, 1)]
    public void Sampler_OfADistribution_DrawsAgesWithItsProbabilities(int added, int steps)
    {
        int count = Math.Min(added, Capacity);
        int[] drawn = Ages<Halving>(added, steps);
        for (int age = 0; age < 8; age++)
        {
            double probability = Math.Pow(0.5, age + 1) / (1 - Math.Pow(0.5, count));
            double deviation = Math.Sqrt(probability * (1 - probability) / drawn.Length);
            ((double)drawn.Count(other => other == age) / drawn.Length).ShouldBe(probability, 5 * deviation, $"age {age}");
        }
    }

    [Fact]
    public void Ages_OutsideTheBuffer_AreThoseOfItsEnds()
    {
        Ages<Older>(Stored, 1).ShouldAllBe(static age => age == Stored - 1);
        Ages<Younger>(Stored, 1).ShouldAllBe(static age => age == 0);
        Ages<NoNumber>(Stored, 1).ShouldAllBe(static age => age == 0);
    }

    [Fact]
    public void Numbers_AreUniform_AndFunctionsOfSeedAndUpdate()
    {
        int[] drawn = Ages<Uniform>(Stored, 1);
        drawn.ShouldBe(Ages<Uniform>(Stored, 1));
        drawn.Average().ShouldBe((Stored - 1) / 2.0, 0.2);
        drawn.Distinct().Count().ShouldBe(Stored);
    }

    // The state of a transition is its number.
    private int[] Ages<TSampler>(int added, int steps)
        where TSampler : IReplaySampler
    {
        using var buffer = new ReplayBuffer(Capacity, Layout, marksEnds: true);
        for (int i = 0; i < added; i++)
            buffer.Add([i], [0], 0, [i + 1], terminated: false, ended: false);

        var batch = new Batch(arena, Layout, Drawn);
        int[] ages = new int[Drawn * Updates];
        for (int update = 0; update < Updates; update++)
        {
            buffer.GatherBy<TSampler>(batch, new NStepReturn(steps, 0.9f), 5, RandomStreamId.ReplayIndex, (ulong)update);
            for (int sample = 0; sample < Drawn; sample++)
                ages[(update * Drawn) + sample] = added - 1 - (int)batch.State[0, sample];
        }

        return ages;
    }

    private readonly struct Halving : IReplaySampler
    {
        public static double Age(double uniform, long count) => -Math.Log2(1 - (uniform * (1 - Math.Pow(0.5, count))));
    }

    private readonly struct Uniform : IReplaySampler
    {
        public static double Age(double uniform, long count) => uniform * count;
    }

    private readonly struct Older : IReplaySampler
    {
        public static double Age(double uniform, long count) => count + uniform;
    }

    private readonly struct Younger : IReplaySampler
    {
        public static double Age(double uniform, long count) => -uniform;
    }

    private readonly struct NoNumber : IReplaySampler
    {
        public static double Age(double uniform, long count) => double.NaN;
    }
}
