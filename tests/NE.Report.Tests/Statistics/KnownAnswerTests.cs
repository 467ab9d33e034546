using System.Linq;
using System.Text.Json;
using NE.Report.Statistics;
using Shouldly;
using Xunit;

namespace NE.Report.Tests.Statistics;

public sealed class KnownAnswerTests
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public void Aggregates_EqualTheKnownAnswers(string experiment)
    {
        double[][] scores = KnownAnswers.Scores(experiment);
        string answers = "metrics" + experiment;

        Aggregate.Mean(scores).ShouldBe(KnownAnswers.Number(answers, "mean"), Tolerance);
        Aggregate.Median(scores).ShouldBe(KnownAnswers.Number(answers, "median"), Tolerance);
        Aggregate.InterquartileMean(scores).ShouldBe(KnownAnswers.Number(answers, "iqm"), Tolerance);
        Aggregate.OptimalityGap(scores).ShouldBe(KnownAnswers.Number(answers, "optimality_gap_gamma1"), Tolerance);
    }

    [Fact]
    public void ProbabilityOfImprovement_EqualsTheKnownAnswers()
    {
        (double[][] a, double[][] b) = (KnownAnswers.Scores("A"), KnownAnswers.Scores("B"));

        a.Zip(b, ProbabilityOfImprovement.Of).ShouldBe(KnownAnswers.Numbers("probability_of_improvement", "per_task"), Tolerance);
        ProbabilityOfImprovement.Of(a, b).ShouldBe(KnownAnswers.Number("probability_of_improvement", "mean"), Tolerance);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public void PerformanceProfile_EqualsTheKnownAnswers(string experiment) =>
        KnownAnswers.Numbers("profile", "taus").Select(tau => PerformanceProfile.Of(KnownAnswers.Scores(experiment), tau))
            .ShouldBe(KnownAnswers.Numbers("profile", experiment), Tolerance);

    [Fact]
    public void Bootstrap_WithTheGivenDraws_EqualsTheKnownAnswers()
    {
        // The file lists resample, draw, task; the product resample, task, draw.
        int[][][] draws = KnownAnswers.File["bootstrap"]!["indices"].Deserialize<int[][][]>()!;
        int[][][] byTask = [.. draws.Select(resample => Enumerable.Range(0, 3).Select(task => resample.Select(draw => draw[task]).ToArray()).ToArray())];

        double[] replicates = StratifiedBootstrap.Replicate(KnownAnswers.Scores("A"), Aggregate.InterquartileMean, byTask);

        replicates.ShouldBe(KnownAnswers.Numbers("bootstrap", "iqm"), Tolerance);
        Interval interval = Interval.Central(replicates);
        interval.Low.ShouldBe(KnownAnswers.Number("bootstrap", "p2_5"), Tolerance);
        interval.High.ShouldBe(KnownAnswers.Number("bootstrap", "p97_5"), Tolerance);
    }

    [Fact]
    public void MannWhitney_CountsTheKnownPairs() =>
        MannWhitney.Of(KnownAnswers.Scores("A")[0], KnownAnswers.Scores("B")[0]).U.ShouldBe(KnownAnswers.Number("mann_whitney", "U"));

    [Fact]
    public void LearningCurve_EqualsTheKnownAnswers()
    {
        LearningCurve curve = new(KnownAnswers.Numbers("curve", "steps"), KnownAnswers.Numbers("curve", "returns"));

        curve.Area.ShouldBe(KnownAnswers.Number("curve", "auc"), 1e-9);
        curve.Last.ShouldBe(KnownAnswers.Number("curve", "last"));
        curve.Best.ShouldBe(KnownAnswers.Number("curve", "best"));
        curve.StepsTo(300)!.Value.ShouldBe(KnownAnswers.Number("curve", "steps_to_300"), 1e-9);
        curve.StepsTo(500)!.Value.ShouldBe(KnownAnswers.Number("curve", "steps_to_500"), 1e-9);
        curve.StepsTo(901).ShouldBeNull();
    }
}
