using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Random;
using NE.Runtime.Tests.Kernels;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.RandomNumbers;

public sealed class RandomStreamTests
{
    public static IEnumerable<object[]> Widths => Width.With([[]]);

    [Fact]
    public void NextWord_WordByWord_WalksTheBlocksOfTheUnit()
    {
        var numbers = new RandomStream(5, RandomStreamId.Grow, 77);
        for (ulong block = 0; block < 3; block++)
        {
            (uint w0, uint w1, uint w2, uint w3) = Philox.Block(5, (uint)RandomStreamId.Grow, 77, block);
            foreach (uint word in new[] { w0, w1, w2, w3 })
                numbers.NextWord().ShouldBe(word);
        }
    }

    [Fact]
    public void Copy_OfAStream_ContinuesFromTheSamePlace()
    {
        var numbers = new RandomStream(5, RandomStreamId.Grow, 77);
        numbers.NextNormal();
        RandomStream copy = numbers;
        for (int i = 0; i < 9; i++)
            copy.NextNormal().ShouldBe(numbers.NextNormal());
    }

    [Fact]
    public void NextUniform_ManyNumbers_FillTheIntervalEvenly()
    {
        float[] numbers = Draw(40_000, (ref RandomStream stream) => stream.NextUniform());
        numbers.ShouldAllBe(n => n >= 0 && n < 1);
        for (int tenth = 0; tenth < 10; tenth++)
            numbers.Count(n => (int)(10 * n) == tenth).ShouldBeInRange(3_750, 4_250);
    }

    [Fact]
    public void NextBelow_ManyNumbers_GivesEachEquallyOften()
    {
        float[] numbers = Draw(21_000, (ref RandomStream stream) => stream.NextBelow(7));
        for (int value = 0; value < 7; value++)
            numbers.Count(n => n == value).ShouldBeInRange(2_750, 3_250);
    }

    [Fact]
    public void NextNormal_ManyNumbers_HasTheMomentsOfTheNormalDistribution()
    {
        float[] numbers = Draw(100_000, (ref RandomStream stream) => stream.NextNormal());
        numbers.Average(n => (double)n).ShouldBe(0, 0.015);
        numbers.Average(n => (double)n * n).ShouldBe(1, 0.02);
        numbers.Average(n => Math.Pow(n, 3)).ShouldBe(0, 0.05);
        numbers.Average(n => Math.Pow(n, 4)).ShouldBe(3, 0.15);
        (numbers.Count(n => Math.Abs(n) > 1.96f) / 100_000.0).ShouldBe(0.05, 0.003);

        // The two numbers of a pair are independent.
        Enumerable.Range(0, 50_000).Average(i => (double)numbers[2 * i] * numbers[(2 * i) + 1]).ShouldBe(0, 0.02);
    }

    [Fact]
    public void NextNormal_FirstPair_IsBoxMullerOfTheFirstTwoWords()
    {
        (uint w0, uint w1, _, _) = Philox.Block(5, (uint)RandomStreamId.Probe, 3, 0);
        double radius = Math.Sqrt(-2 * Math.Log(((w0 >> 8) + 0.5) / (1 << 24))), angle = 2 * Math.PI * (w1 >> 8) / (1 << 24);
        var numbers = new RandomStream(5, RandomStreamId.Probe, 3);
        ((double)numbers.NextNormal()).ShouldBe(radius * Math.Cos(angle), 1e-6);
        ((double)numbers.NextNormal()).ShouldBe(radius * Math.Sin(angle), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Normals_InGroups_AreTheNumbersOfTheStream(int lanes)
    {
        var numbers = new RandomStream(9, RandomStreamId.TargetSmoothing, 12);
        float[] group = new float[64];
        for (ulong number = 0; number < 20;)
        {
            int made = Width.Kernels(lanes).Normals(9, RandomStreamId.TargetSmoothing, 12, number, group);
            for (int i = 0; i < 32 * made; i++)
                group[i].ShouldBe(numbers.NextNormal());

            number += (ulong)made;
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Words_InGroups_AreThoseOfTheStream(int lanes)
    {
        // The unit and the number of the group have bits in both halves.
        const ulong Unit = 0x1_2345_6789, Group = 0x1_0000_0003;
        uint[] words = new uint[64];
        Width.Kernels(lanes).Words(0xFEDC_BA98, RandomStreamId.ReplayIndex, Unit, Group, words);
        for (ulong block = 0; block < 16; block++)
        {
            (uint w0, uint w1, uint w2, uint w3) = Philox.Block(0xFEDC_BA98, (uint)RandomStreamId.ReplayIndex, Unit, (Group * 16) + block);
            words[(int)(4 * block)..(int)((4 * block) + 4)].ShouldBe([w0, w1, w2, w3]);
        }
    }

    private static float[] Draw(int count, Next next)
    {
        var numbers = new RandomStream(1, RandomStreamId.Probe, 0);
        var drawn = new float[count];
        for (int i = 0; i < count; i++)
            drawn[i] = next(ref numbers);

        return drawn;
    }

    private delegate float Next(ref RandomStream stream);
}
