using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NE.Report.Tests.Statistics;

/// <summary>Statistics of two made-up experiments, computed elsewhere.</summary>
internal static class KnownAnswers
{
    internal static readonly JsonObject File = Read();

    /// <summary>The scores of an experiment by task; the file has a row for each run.</summary>
    internal static double[][] Scores(string experiment)
    {
        double[][] runs = File[experiment].Deserialize<double[][]>()!;
        return [.. Enumerable.Range(0, runs[0].Length).Select(task => runs.Select(run => run[task]).ToArray())];
    }

    internal static double Number(params string[] path) => path.Aggregate((JsonNode)File, (node, name) => node[name]!).GetValue<double>();

    internal static double[] Numbers(params string[] path) => path.Aggregate((JsonNode)File, (node, name) => node[name]!).Deserialize<double[]>()!;

    private static JsonObject Read()
    {
        using Stream file = typeof(KnownAnswers).Assembly.GetManifestResourceStream("known-answers.json")!;
        return JsonNode.Parse(file)!.AsObject();
    }
}
