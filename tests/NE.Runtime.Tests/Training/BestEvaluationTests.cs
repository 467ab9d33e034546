using System.Collections.Generic;
using NE.Runtime.Tests.Topology;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Training;

/// <summary>Which checkpoint is the best (docs/algorithm.md, The interaction loop).</summary>
public class BestEvaluationTests
{
    private static readonly double[] Means = [5, 1, 3, 8, 2, 4, 9, 1, 1];

    // Means over three: 1, 2, 4, 4.33, 4.67, 5, 4.67, 3.67.
    [Theory]
    [InlineData(1, new long[] { -1, 10, 20, 30, 30, 30, 60, 60, 60 })]
    [InlineData(3, new long[] { -1, 10, 20, 30, 40, 50, 60, 60, 60 })]
    [InlineData(20, new long[] { -1, 10, 20, 30, 30, 30, 60, 60, 60 })]
    public void Best_OverTheLatestEvaluations_IsThatOfTheirHighestMean(int over, long[] expected)
    {
        var best = new BestEvaluation(over);
        List<long> steps = [];
        for (int i = 0; i < Means.Length; i++)
        {
            best.Add(Means[i], 10 * i);
            steps.Add(best.Step);

            // A resumed run goes on from what was saved.
            var saved = new MemoryTensors();
            best.Save(saved);
            best = new BestEvaluation(over);
            best.Load(saved, over > 1 ? over : 0);
        }

        steps.ShouldBe(expected);
    }

    // The mean of a run that is continued is taken over as many of the evaluations as the checkpoint holds.
    [Theory]
    [InlineData(1, 3, 0)]
    [InlineData(5, 3, 5)]
    public void Checkpoint_OfAnotherNumberOfEvaluations_IsContinued(int before, int after, int stored)
    {
        var best = new BestEvaluation(before);
        foreach (double mean in (double[])[4, 1, 2, 3])
            best.Add(mean, 10 * (long)mean);

        var saved = new MemoryTensors();
        best.Save(saved);
        best = new BestEvaluation(after);
        best.Load(saved, stored);
        best.Step.ShouldBe(40);
        best.Add(stored == 0 ? 5 : 8, 50);
        best.Step.ShouldBe(50);
    }
}
