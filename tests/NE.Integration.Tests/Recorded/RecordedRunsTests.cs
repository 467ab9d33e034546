using System.Linq;
using Xunit;

namespace NE.Integration.Tests.Recorded;

/// <summary>
/// Every experiment of the trials ends in the recorded bytes: tensors of the last checkpoint, metrics, evaluations and topology events of
/// runs with events. A change that is to compute the same leaves runs.txt alone; how another one refreshes it stands in CONTRIBUTING.md.
/// </summary>
public class RecordedRunsTests
{
    public static TheoryData<string> Names => [.. RecordedRuns.Trials.Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_OfATrial_LeavesTheRecordedBytes(string name) =>
        RunRecords.ShouldMatch(name, RecordedRuns.Trials.Single(run => run.Name == name).Train());

    [Fact]
    public void Record_OfAllRuns_HoldsNoOther() => RunRecords.ShouldHoldNothingBut(
        [.. RecordedRuns.Trials.Concat(RecordedRuns.Examples).Concat(RecordedRuns.LongExamples).Select(run => run.Name)]);
}
