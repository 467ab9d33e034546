using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using NE.Generators.Diagnostics;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Tests.Diagnostics;
using NE.Generators.Tests.Documentation;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds.Yaml;

/// <summary>
/// Arbitrary text never crashes the build. A few thousand mutated files by default; NE_LONG_PROOFS=1 reads a few hundred thousand.
/// </summary>
public sealed class YamlFuzzTests
{
    private const int LongestText = 4_000;

    private static readonly string[] Pieces =
    [
        ":", ": ", " ", "\n", "\n  ", "\n- ", "{", "}", "[", "]", ",", "#", "&a ", "*a", "!!int ", "<<: *a", "|", ">", "'", "\"", "\t",
        "?", "---\n", "...", "%", "@", "`", "\\", "\0", "\uFEFF", "\u2028", "é", "😀", "\uD800", "1e400", "-0", "nan", ".inf", "0x10",
        "1_000", "off", "on", "~", "null",
        "experiment", "variants", "of", "study", "networks", "actor", "linear 256", "linear", "relu", "grow", "every", "\r\n", "\r",
    ];

    [Fact]
    public void MutatedFiles_AreReadOrRefusedAtAPlace()
    {
        bool long_ = Environment.GetEnvironmentVariable("NE_LONG_PROOFS") == "1";
        string[] seeds =
        [
            Repository.Read("examples/HalfCheetahYaml/cheetah.ne.yaml"), Study, .. YamlMistakes.All.Select(static mistake => mistake.Text),
        ];
        int runs = long_ ? 300_000 : 3_000;
        int refused = 0;
        for (int run = 0; run < runs; run++)
        {
            string text = Mutated(seeds, new Random(run));
            YamlReading reading = YamlFrontEnd.Read("fuzz.ne.yaml", text);
            refused += reading.Problems.Count > 0 ? 1 : 0;
            ShouldBeInside(reading.Problems, text, run);

            // The rules and the printers see what was understood; one in ten is enough of them.
            if (run % 10 == 0)
            {
                YamlCompilation compilation = YamlCompiler.Compile([("fuzz.ne.yaml", text)], "Fuzz", CancellationToken.None);
                ShouldBeInside(compilation.Problems.Select(static problem => problem.Problem), text, run);
            }
        }

        // Mutations that change nothing that matters would prove nothing.
        refused.ShouldBeInRange(runs / 2, runs - 1);
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(200_000)]
    public void ListsInLists_AreRefused(int depth)
    {
        YamlReading reading = YamlFrontEnd.Read("deep.ne.yaml", "grow: " + new string('[', depth));

        reading.Problems.ShouldHaveSingleItem().Id.ShouldBe(ProblemId.InvalidYaml);
    }

    [Fact]
    public void LongFile_IsReadInReasonableTime()
    {
        string text = YamlGeneratorTests.Experiment + "variants:\n" + string.Concat(
            Enumerable.Range(0, 5_000).Select(static index => $"  V{index}: {{ grow: {{ every: {index + 1} }} }}\n"));

        YamlFrontEnd.Read("long.ne.yaml", text).Declared.Count.ShouldBe(5_001);
    }

    private const string Study = YamlGeneratorTests.Experiment + """
        variants:
          A: { review: off }
        study: { seeds: 3, across: [HalfCheetah-v4, Ant-v4], compare: [Base, A], vary: { grow: { every: [500, 1_000] }, steps: [300_000] } }
        """;

    private static void ShouldBeInside(IEnumerable<YamlProblem> problems, string text, int run)
    {
        foreach (YamlProblem problem in problems)
        {
            problem.Id.ShouldNotBe(ProblemId.Internal, $"run {run}: {problem.Message}\n{text}");
            problem.Message.ShouldNotContain('\n');
            problem.Span.Start.ShouldBeInRange(0, text.Length);
            (problem.Span.Start + problem.Span.Length).ShouldBeInRange(0, text.Length);
            problem.Span.Line.ShouldBeInRange(0, problem.Span.EndLine);
        }
    }

    private static string Mutated(string[] seeds, Random random)
    {
        var text = new StringBuilder(seeds[random.Next(seeds.Length)]);
        for (int times = random.Next(1, 6); times > 0; times--)
        {
            int at = random.Next(text.Length + 1);
            int length = random.Next(Math.Min(text.Length - at, 30) + 1);
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.Insert(random.Next(text.Length + 1), text.ToString(at, length));
                    break;
                case 3:
                    text.Insert(at, (char)random.Next(0x10000));
                    break;
                case 4:
                    string other = seeds[random.Next(seeds.Length)];
                    text.Insert(at, other.AsSpan(random.Next(other.Length + 1)));
                    break;
                default:
                    text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return text.Length > LongestText ? text.ToString(0, LongestText) : text.ToString();
    }
}
