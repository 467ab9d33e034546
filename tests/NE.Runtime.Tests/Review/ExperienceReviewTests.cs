using System;
using System.Linq;
using NE.Dsl;
using NE.Runtime.Memory;
using NE.Runtime.Random;
using NE.Runtime.Review;
using NE.Runtime.Tests.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Review;

/// <summary>docs/algorithm.md, "Experience review": two critics of 256-128, H = 768, window 5,000, an observation every 100.</summary>
public sealed class ExperienceReviewTests
{
    private static ExperienceReview Review(ReviewSlope kind, double gain = 0, double floor = 0.5) => new(5_000, 100, kind, 768, gain, floor);

    private static ExperienceReview After(ExperienceReview review, int first, int last)
    {
        for (int k = 0; k <= 50; k++)
        {
            review.Observe(first + ((last - first) * k / 50));
        }

        return review;
    }

    [Theory]
    [InlineData(1, 0.95)]
    [InlineData(5, 0.75)]
    [InlineData(10, 0.5)]
    [InlineData(12, 0.5)]
    public void Threshold_ByTime_FallsToTheFloorWhateverIsCounted(int observations, double expected)
    {
        var review = new ExperienceReview(window: 30, 100, ReviewSlope.Time, 768, gain: 0, floor: 0.5, updates: 1_000);
        review.Threshold.ShouldBe(1);
        for (int k = 0; k < observations; k++)
            review.Observe(k % 2 == 0 ? 0 : 768);

        review.Threshold.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Threshold_WhileTheHistoryIsShorterThanTheWindow_IsOne()
    {
        ExperienceReview review = Review(ReviewSlope.Absolute);
        for (int k = 0; k < 50; k++)
        {
            review.Observe(700);
            review.Threshold.ShouldBe(1);
            review.Decide(1, (ulong)k).ShouldBeFalse();
        }

        review.Observe(700);
        review.Threshold.ShouldBe(0.5);
    }

    // The automatic gain is 5000/15.36, so a change of d units over the window gives d/15.36.
    [Theory]
    [InlineData(ReviewSlope.Absolute, 600, 610, 10 / 15.36)]
    [InlineData(ReviewSlope.Absolute, 610, 600, 10 / 15.36)]
    [InlineData(ReviewSlope.Absolute, 600, 616, 1.0)]
    [InlineData(ReviewSlope.Absolute, 600, 605, 0.5)]
    [InlineData(ReviewSlope.Signed, 600, 610, 10 / 15.36)]
    [InlineData(ReviewSlope.Signed, 610, 600, 0.5)]
    [InlineData(ReviewSlope.Signed, 600, 700, 1.0)]
    [InlineData(ReviewSlope.Falling, 600, 600, 1.0)]
    [InlineData(ReviewSlope.Falling, 600, 700, 1.0)]
    [InlineData(ReviewSlope.Falling, 605, 600, 1 - (5 / 15.36))]
    [InlineData(ReviewSlope.Falling, 620, 600, 0.5)]
    [InlineData(ReviewSlope.Literal, 600, 700, 0.5)]
    [InlineData(ReviewSlope.Literal, 700, 100, 0.5)]
    public void Threshold_AfterAChangeOverTheWindow_IsTheClippedSlope(ReviewSlope kind, int first, int last, double expected) =>
        After(Review(kind), first, last).Threshold.ShouldBe(expected, 1e-12);

    [Fact]
    public void Threshold_WithAGivenGain_UsesItAndTheFloor()
    {
        After(Review(ReviewSlope.Absolute, gain: 50, floor: 0.1), 600, 620).Threshold.ShouldBe(0.2, 1e-12);
        After(Review(ReviewSlope.Absolute, gain: 50, floor: 0.3), 600, 620).Threshold.ShouldBe(0.3, 1e-12);
        After(Review(ReviewSlope.Literal, gain: 50, floor: 0.001), 600, 620).Threshold.ShouldBe(0.004, 1e-12);
    }

    // The batch is drawn at updates 1 and 501: only the counts at 400, 500, 900 and 1,000 have one on the same batch 300 updates before.
    [Fact]
    public void Threshold_OfCountsOnTwoBatches_IsOne()
    {
        var review = new ExperienceReview(300, 100, ReviewSlope.Falling, 100, gain: 0, floor: 0.5, redrawnEvery: 500);
        int[] counts = [90, 90, 90, 80, 80, 20, 20, 20, 10, 10];
        double[] thresholds = [.. counts.Select(count =>
        {
            review.Observe(count);
            return review.Threshold;
        })];
        thresholds.ShouldBe([1, 1, 1, 0.5, 0.5, 1, 1, 1, 0.5, 0.5]);
    }

    [Fact]
    public void Threshold_UsesTheCountExactlyOneWindowAgo()
    {
        var review = new ExperienceReview(300, 100, ReviewSlope.Absolute, 100, gain: 30, floor: 0);
        int[] counts = [50, 51, 53, 56, 60, 58];
        double[] thresholds = [.. counts.Select(count =>
        {
            review.Observe(count);
            return review.Threshold;
        })];
        thresholds.ShouldBe([1, 1, 1, 0.6, 0.9, 0.5], 1e-12);
    }

    [Fact]
    public void Decide_OverManyUpdates_ReviewsAFractionOfOneMinusTheThreshold()
    {
        ExperienceReview review = After(Review(ReviewSlope.Absolute), 600, 610);
        int reviewed = Enumerable.Range(1, 20_000).Count(t => review.Decide(7, (ulong)t));
        (reviewed / 20_000.0).ShouldBe(1 - (10 / 15.36), 0.012);
    }

    [Fact]
    public void Decide_UsesTheFirstNumberOfItsStreamAtTheUpdate()
    {
        ExperienceReview review = After(Review(ReviewSlope.Absolute), 600, 600);
        for (ulong t = 1; t < 200; t++)
        {
            review.Decide(7, t).ShouldBe(new RandomStream(7, RandomStreamId.ReviewDecision, t).NextUniform() > 0.5);
        }
    }

    [Fact]
    public void Restore_InTheMiddle_ContinuesTheSame()
    {
        ExperienceReview straight = new(500, 100, ReviewSlope.Signed, 40, 0, 0.2), resumed = new(500, 100, ReviewSlope.Signed, 40, 0, 0.2);
        var random = new System.Random(3);
        for (int k = 0; k < 9; k++)
        {
            straight.Observe(random.Next(20, 40));
        }

        var tensors = new MemoryTensors();
        straight.Save(tensors);
        resumed.Load(tensors);
        resumed.Threshold.ShouldBe(straight.Threshold);
        for (int k = 0; k < 9; k++)
        {
            int count = random.Next(20, 40);
            straight.Observe(count);
            resumed.Observe(count);
            resumed.Threshold.ShouldBe(straight.Threshold);
        }
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(250, 100)]
    [InlineData(500, 0)]
    public void Construction_WithAWindowThatObservationsDoNotMeet_Throws(int window, int observeEvery) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ExperienceReview(window, observeEvery, ReviewSlope.Signed, 10, 0, 0.5));

    [Fact]
    public void Activated_CountsUnitsAboveTheThresholdAndIgnoresPadding()
    {
        using var arena = new Arena();
        Activations hidden = arena.Activations(4, 33);
        for (int sample = 0; sample < 33; sample++)
        {
            hidden[0, sample] = 1;
            hidden[1, sample] = sample == 32 ? -0.5f : 0;
            hidden[3, sample] = 3;
        }

        Activity.Activated(hidden, 0).ShouldBe(3);
        Activity.Activated(hidden, 0.1).ShouldBe(2);
        Activity.Activated(hidden, 2).ShouldBe(1);
        PadWithRubbish(hidden);
        Activity.Activated(hidden, 0).ShouldBe(3);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Activity.Activated(hidden, 0);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static unsafe void PadWithRubbish(Activations hidden)
    {
        for (int sample = 1; sample < 32; sample++)
        {
            hidden.Pointer[hidden.PanelStride + (2 * 32) + sample] = 9;
        }
    }
}
