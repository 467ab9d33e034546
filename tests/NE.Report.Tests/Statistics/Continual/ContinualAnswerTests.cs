using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using NE.Report.Statistics.Continual;
using Shouldly;
using Xunit;

namespace NE.Report.Tests.Statistics.Continual;

/// <summary>Sequences of made-up visits, whose metrics were computed elsewhere.</summary>
public sealed class ContinualAnswerTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Cases => [.. Read().Select(one => one["name"]!.GetValue<string>())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Visits_EqualTheKnownAnswers(string name)
    {
        (JsonNode input, JsonNode expected) = Case(name);
        double[] steps = input["steps"].Deserialize<double[]>()!, low = input["floor"].Deserialize<double[]>()!, high = input["ceiling"].Deserialize<double[]>()!;
        double[] fresh = [.. input["fresh"].Deserialize<double[][]>()!.Select(scores => new TaskVisit(0, 0, new(steps, scores)).Area)];
        int last = input["last_k"]!.GetValue<int>();
        TaskVisit[] visits = [.. input["visits"]!.AsArray().Select((visit, i) => new TaskVisit(i, visit!["task"]!.GetValue<int>(), new(steps, visit["scores"].Deserialize<double[]>()!)))];

        Equal(expected, "fresh_auc", [.. fresh]);
        foreach ((TaskVisit visit, JsonNode? answers) in visits.Zip(expected["per_visit"]!.AsArray()))
        {
            (double lo, ScoreBounds bounds) = (low[visit.Task], new(low[visit.Task], high[visit.Task]));
            double? before = visit.Previous(visits)?.End(last);
            double? target = before is { } end ? VisitMetrics.RecoveryTarget(end, lo, input["rho"]!.GetValue<double>()) : null;
            Equal(answers!, "auc", visit.Area);
            Equal(answers!, "start", visit.Start);
            Equal(answers!, "end", visit.End(last));
            Equal(answers!, "fresh_difference", VisitMetrics.FreshDifference(visit.Area, fresh[visit.Task], bounds));
            Equal(answers!, "fresh_ratio", VisitMetrics.FreshRatio(visit.Area, fresh[visit.Task], lo));
            Equal(answers!, "forward_transfer_cw", VisitMetrics.ForwardTransfer(visit.Area, fresh[visit.Task], bounds));
            Equal(answers!, "dip", visit.Number > 0 ? VisitMetrics.Drop(visits[visit.Number - 1].End(last), visit.Start) : null);
            Equal(answers!, "forward_gain", visit.First(visits) is { } first ? VisitMetrics.ForwardGain(visit, first) : null);
            Equal(answers!, "retention", before is { } kept ? VisitMetrics.Retention(visit.Start, kept, lo) : null);
            Equal(answers!, "visit_forgetting", before is { } lost ? VisitMetrics.Drop(lost, visit.Start) : null);
            Equal(answers!, "recover_target", target);
            Equal(answers!, "steps_to_recover", target is { } score ? VisitMetrics.StepsToRecover(visit, score) : null);
        }

        Equal(expected, "plasticity_slope", VisitMetrics.Slope([.. visits.Select(visit => VisitMetrics.FreshRatio(visit.Area, fresh[visit.Task], low[visit.Task]))]));
        Equal(expected, "forward_transfer_cw_mean", visits.Average(visit => VisitMetrics.ForwardTransfer(visit.Area, fresh[visit.Task], new(low[visit.Task], high[visit.Task]))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Matrices_EqualTheKnownAnswers(string name)
    {
        (JsonNode input, JsonNode expected) = Case(name);
        TaskMatrix matrix = new(
            [.. input["visits"]!.AsArray().Select(visit => visit!["task"]!.GetValue<int>())],
            input["eval_after_visit"].Deserialize<double?[][]>()!);

        Equal(expected, "forgetting_per_task", [.. Enumerable.Range(0, matrix.Scores[0].Count).Select(matrix.Forgetting)]);
        Equal(expected, "forgetting_cw", matrix.MeanForgetting);
        Equal(expected, "forgetting_without_last", matrix.MeanForgettingOfOthers);
        Equal(expected, "backward_transfer", matrix.BackwardTransfer);
        Equal(expected, "average_performance", matrix.AveragePerformance);
    }

    private static void Equal(JsonNode answers, string name, double? value)
    {
        double? answer = answers.AsObject().ContainsKey(name) ? answers[name]?.GetValue<double>() : throw new InvalidDataException($"The file has no {name}.");
        (value is null).ShouldBe(answer is null, name);
        (value ?? 0).ShouldBe(answer ?? 0, Tolerance, name);
    }

    private static void Equal(JsonNode answers, string name, double?[] values)
    {
        double?[] expected = answers[name].Deserialize<double?[]>()!;
        values.Length.ShouldBe(expected.Length);
        values.Zip(expected).ShouldAllBe(pair => pair.First - pair.Second < Tolerance && pair.Second - pair.First < Tolerance, name);
    }

    private static (JsonNode Input, JsonNode Expected) Case(string name)
    {
        JsonNode one = Read().Single(one => one["name"]!.GetValue<string>() == name);
        return (one["input"]!, one["expected"]!);
    }

    private static JsonNode[] Read()
    {
        using Stream file = typeof(ContinualAnswerTests).Assembly.GetManifestResourceStream("continual-answers.json")!;
        return [.. JsonNode.Parse(file)!["cases"]!.AsArray().Select(one => one!)];
    }
}
