using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>One declaration in two forms trains one agent: <c>ne run</c> on a YAML file without any C#, and the program of attributed classes.</summary>
public sealed class TwinTests : IDisposable
{
    private const int FewestEvents = 19;

    // TwinTrial.cs says the same in attributes.
    private const string Yaml = """
        experiment: TwinTrial
        steps: 500
        environment: Reacher-v4
        td3: { batch-size: 16, warm-up: 100, replay-capacity: 500 }
        networks:
          actor:  [linear 16, relu, linear 12, relu, linear action, tanh]
          critic: [linear 16, relu, linear 12, relu, linear 1]
        topology:   { density: 0.5 }
        grow:       { every: 20 }
        review:     { window: 100, observe-every: 20 }
        evaluate:   { every: 250, episodes: 2 }
        checkpoint: { every: 250 }
        metrics:    { every: 100 }
        variants:
          TwinRandomTrial: { grow: { by: random }, review: off }
        """;

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void YamlAlone_AndAttributedClass_TrainTheSameAgentByteForByte()
    {
        File.WriteAllText(root.At("twin.ne.yaml"), Yaml);
        var environment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = root.At("cache") };
        foreach (string experiment in (string[])["TwinTrial", "TwinRandomTrial"])
        {
            using TrialProcess attributed = TrialProcess.Start(Flags(experiment, "attributes"));
            using TrialProcess yaml = TrialProcess.Start(
                ["run", root.At("twin.ne.yaml"), .. Flags(experiment, "yaml")], environment, "NE.Tool.dll");
            foreach ((int code, string output, string errors) in ((int, string, string)[])[attributed.Wait(), yaml.Wait()])
                code.ShouldBe(0, output + errors);

            string[] runs = [.. new[] { "attributes", "yaml" }.Select(form => RunFiles.Folder(root.At(form), "Reacher-v4", experiment, 3))];
            File.ReadLines(Path.Combine(runs[1], "topology.jsonl")).Count(line => line.Contains("Value1.Hidden2", StringComparison.Ordinal))
                .ShouldBeGreaterThanOrEqualTo(FewestEvents);
            File.ReadLines(Path.Combine(runs[1], "eval.csv")).Count().ShouldBeGreaterThan(2);
            RunFiles.Differences(runs[0], runs[1]).ShouldBeEmpty(experiment);
        }
    }

    private string[] Flags(string experiment, string output) =>
        ["--experiment", experiment, "--seed", "3", "--out", root.At(output), "--quiet"];
}
