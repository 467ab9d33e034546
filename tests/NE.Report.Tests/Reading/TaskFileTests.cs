using System.IO;
using System.Linq;
using NE.Report.Reading;
using Shouldly;
using Xunit;

namespace NE.Report.Tests.Reading;

public sealed class TaskFileTests
{
    [Fact]
    public void Sequence_IsReadByVisitAndTask()
    {
        using RunFolders folders = new();
        RunData run = RunReader.Read(folders.WriteSequence("Continual", 3, ["A", "B"], [[0, 40, 60], [10, 20, 50], [30, 70, 80]]));

        run.Problems.ShouldBeEmpty();
        run.Tasks.Count.ShouldBe(9 + 3);
        run.Tasks[0].ShouldBe(new(0, "A", new(0, 0, 1, 2)));
        run.Tasks.Where(evaluation => evaluation is { Visit: 1, Task: "B" }).Select(evaluation => (evaluation.Point.Step, evaluation.Point.Mean))
            .ShouldBe([(2000, 10), (3000, 20), (4000, 50)]);
    }

    [Fact]
    public void RunOfOneTask_HasNone()
    {
        using RunFolders folders = new();
        RunData run = RunReader.Read(folders.Write("Balance", 1, [1, 2]));

        (run.Tasks.Count, run.Shifts.Count, run.Problems.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void TruncatedLine_IsLeftOutWithItsEvaluation()
    {
        using RunFolders folders = new();
        string folder = folders.WriteSequence("Continual", 3, ["A", "B"], [[0, 40, 60]]);
        File.AppendAllText(Path.Combine(folder, "tasks.csv"), "2000,1,B,0,17,200,3\n2000,1,B,1,1");

        RunData run = RunReader.Read(folder);

        run.Tasks.Any(evaluation => evaluation.Visit == 1).ShouldBeFalse();
        run.Problems.ShouldBe(
        [
            "The last line of tasks.csv is incomplete and is left out.",
            "The evaluation of B at step 2,000 in tasks.csv has 1 of 2 episodes and is left out.",
        ]);
    }

    [Fact]
    public void DamagedLinesAndReturns_AreOneSentenceEach()
    {
        using RunFolders folders = new();
        string folder = folders.WriteSequence("Continual", 3, ["A", "B"], [[0, 40, 60]]);
        File.AppendAllText(Path.Combine(folder, "tasks.csv"), "nonsense\n2000,-1,B,0,17,200,3\n2000,1,B,0,NaN,200,3\n");

        RunReader.Read(folder).Problems.ShouldBe(
        [
            "2 lines of tasks.csv cannot be read and are left out.",
            "The evaluation of B at step 2,000 in tasks.csv has a return that is not a number and is left out.",
        ]);
    }

    [Fact]
    public void AnotherTable_IsNotTakenForEvaluations()
    {
        using RunFolders folders = new();
        string folder = folders.Write("Balance", 1, [1, 2]);
        File.WriteAllText(Path.Combine(folder, "tasks.csv"), "time,value\n1,2\n");

        RunReader.Read(folder).Problems.ShouldHaveSingleItem().ShouldStartWith("tasks.csv has no columns step, visit, task, return;");
    }

    [Fact]
    public void Shifts_AreReadWithTheirValues()
    {
        using RunFolders folders = new();
        string folder = folders.Write("Slippery", 1, [1, 2]);
        File.WriteAllText(
            Path.Combine(folder, "shifts.jsonl"),
            """
            {"step":0,"episode":0,"segment":0,"property":"Friction","mode":"nominal","targets":[],"late":0}
            {"step":1010,"episode":7,"segment":1,"property":"Friction","mode":"set","value":0.25,"targets":["floor"],"late":10}
            broken
            {"step":1010,"episode":7,"segment":1,"property":"ObservationScale","mode":"scale","value":[1,2],"targets":[],"late":10}
            {"step":2000,"epis
            """);

        RunData run = RunReader.Read(folder);

        run.Shifts.Select(shift => (shift.Step, shift.Segment, shift.Property, shift.Mode)).ShouldBe(
            [(0, 0, "Friction", "nominal"), (1010, 1, "Friction", "set"), (1010, 1, "ObservationScale", "scale")]);
        run.Shifts.Select(shift => string.Join(' ', shift.Values)).ShouldBe(["", "0.25", "1 2"]);
        run.Problems.ShouldBe(["The last line of shifts.jsonl is incomplete and is left out.", "1 line of shifts.jsonl cannot be read and is left out."]);
    }
}
