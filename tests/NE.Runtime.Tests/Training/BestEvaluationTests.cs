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
            best.Load(saved);
        }

        steps.ShouldBe(expected);
    }
}
