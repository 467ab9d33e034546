using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Shouldly;
using Xunit;

namespace NE.Package.Tests;

/// <summary>An ejected experiment that uses methods of the user's own: one of each kind.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class EjectedMethodsTests(Workplace workplace)
{
    private const string Page = "own-methods.md";

    // A utility that uses another type of the project, in a file that the experiment does not name.
    private const string Utility = """
        using NE.Runtime.Topology;

        namespace Wanted;

        public readonly struct OutgoingUse : IUnitUtility
        {
            public static double Utility(in HiddenUnit unit) => Use.Of(unit);
        }
        """;

    private const string Use = """
        using NE.Runtime.Topology;

        namespace Wanted;

        internal static class Use
        {
            public static double Of(in HiddenUnit unit) => unit.Activity * unit.Outgoing;
        }
        """;

    // 2,500 updates after the warm-up. The other experiments of the project stay behind.
    private const string Short = """
        using NE.Dsl;

        namespace Wanted;

        [Variant<Growing>(Steps = 3_000), Td3(WarmUp = 500, BatchSize = 32)]
        [Grow<MomentumScore>(Every = 100), Prune<OutgoingUse>, Event<LeastUsedReset>(Every = 200), Measure<DeadInputs>]
        [Review(Window = 500, ObserveEvery = 50), Evaluate(Every = 1_500, Episodes = 1), Metrics(Every = 500)]
        public partial class Short;
        """;

    [Fact]
    public void EjectedProject_WithMethodsOfTheUsersOwn_BringsTheirFilesAndTrainsToTheSameBytes()
    {
        workplace.Create("--name", "Wanted");
        Write("Short", Short);
        Write("OutgoingUse", Utility);
        Write("Use", Use);
        Write("MomentumScore", Block("struct MomentumScore"));
        Write("LeastUsedReset", Block("class LeastUsedReset"));
        Write("DeadInputs", Block("struct DeadInputs"));

        (int code, string output) = workplace.Run(workplace.Tool(), ["eject", "Wanted", "--experiment", "Short", "--out", "PlainMethods"]);

        code.ShouldBe(0, output);
        string[] files = [.. Directory.GetFiles(workplace.At("PlainMethods"), "*.cs").Select(static file => Path.GetFileName(file)!)];
        files.Where(static file => !file.StartsWith("Short.", StringComparison.Ordinal)).Order()
            .ShouldBe(["DeadInputs.cs", "LeastUsedReset.cs", "MomentumScore.cs", "OutgoingUse.cs", "Program.cs", "Use.cs"]);
        workplace.Dotnet("build", "PlainMethods", "-c", "Release", "--nologo", "-warnaserror");
        workplace.Dotnet("msbuild", "PlainMethods", "-t:Compile", "-getItem:Analyzer").ShouldNotContain("NE.Generators");

        Dictionary<string, byte[]> original = TrainedFiles.Of(workplace, "Wanted", "Short", "runs-of-wanted");
        TrainedFiles.Of(workplace, "PlainMethods", "Short", "runs-of-plain-methods").ShouldEqual(original);
        Encoding.UTF8.GetString(original["metrics.jsonl"]).ShouldContain("dead-inputs/Policy.Hidden2");
    }

    private static string Block(string mark) =>
        Repository.Block(Page, mark).Replace("namespace Mine;", "namespace Wanted;", StringComparison.Ordinal);

    private void Write(string name, string text) => File.WriteAllText(workplace.At("Wanted", name + ".cs"), text);
}
