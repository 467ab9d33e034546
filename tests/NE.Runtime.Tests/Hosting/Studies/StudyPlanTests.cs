using System.IO;
using System.Threading;
using NE.Runtime.Hosting.Studies;
using NE.Runtime.Tests.Training;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Hosting.Studies;

public class StudyPlanTests
{
    // As of an agent whose code is compiled when it is first called.
    private static readonly ExperimentDefinition SlowAtFirst = TestExperiments.Define(learners: context => new TestLearners(context)
    {
        BeforeUpdate = update =>
        {
            if (update <= 3)
            {
                Thread.Sleep(300);
            }
        },
    });

    [Fact]
    public void Measure_SlowFirstUpdates_CountForNothing()
    {
        CostEstimate estimate = CostEstimate.Measure(SlowAtFirst);

        estimate.Update.Low.ShouldBeGreaterThan(0);
        estimate.Update.High.ShouldBeInRange(estimate.Update.Low, 0.1);
        estimate.Step.High.ShouldBeInRange(estimate.Step.Low, 0.1);
    }

    [Fact]
    public void Show_Plan_GivesARangeForTheProcessorsThereAre()
    {
        StringWriter output = new();

        StudyPlan.Show(new StudyDefinition("Plan", 1, 3, [new StudyRow(SlowAtFirst, [10, 20])]), jobs: 1_000, output);

        output.ToString().ShouldMatch(@"About .+ s with 1000 at once on \d+ cores \(.+ s of one core\)");
    }
}
