using System.Linq;
using NE.Integration.Tests.Processes;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Recorded;

/// <summary>
/// The same for the examples, at their full size. Runs past the first review, and those of the example in YAML, are long proofs:
/// <c>NE_LONG_PROOFS=1 dotnet test tests/NE.Integration.Tests --filter RecordedExamples</c>.
/// </summary>
public class RecordedExamplesTests
{
    public static TheoryData<string> Names => [.. RecordedRuns.Examples.Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_OfAnExample_LeavesTheRecordedBytes(string name) =>
        RunRecords.ShouldMatch(name, RecordedRuns.Examples.Single(run => run.Name == name).Train());

    [LongProofFact]
    public void Run_OfAnExamplePastItsFirstReview_LeavesTheRecordedBytes()
    {
        foreach (RecordedRun run in RecordedRuns.LongExamples)
            RunRecords.ShouldMatch(run.Name, run.Train());
    }

    [LongProofFact]
    public void Run_OfTheExampleInYaml_LeavesTheBytesOfTheOneInCSharp()
    {
        foreach (RecordedRun run in RecordedRuns.YamlExamples)
            run.Train().ShouldBe(RecordedRuns.Examples.Single(other => other.Name == run.Name).Train(), run.Name);
    }
}
