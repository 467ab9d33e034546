using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NE.Generators.Tests.Documentation;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Operations;

/// <summary>A feature stands in one place: what works on all programs names no algorithm, method, metric, operation or activation.</summary>
public partial class MachineryTests
{
    private static readonly string[] Rooms =
        ["Program", "Passes", "Networks", "Building", "Printing", "FrontEnds", "Planning", "Diagnostics", "Model", "Interpreter", "Vocabulary"];

    // The list of all parts, which is what a registry is.
    private const string Registry = "Vocabulary/Schema.cs";

    // Each file and name that breaks the rule, and why it does.
    private static readonly IReadOnlyList<(string Reason, (string File, string Name)[] Places)> Debts =
    [
        ("Names of a generated network's members, written beforehand for the diagnostics; equal to an operation's by chance.",
        [
            ("Program/MemberNames.cs", "InputGradient"),
            ("Networks/Wanted.cs", "InputGradient"),
            ("Networks/Network.cs", "InputGradient"),
        ]),
        ("Namespaces of the runtime, which generated files import under their own names.",
        [
            ("Program/MemberNames.cs", "Review"),
            ("Program/MemberNames.cs", "Topology"),
            ("Program/Slot.cs", "Topology"),
            ("Printing/CSharp/AgentFile.cs", "Topology"),
        ]),
        ("A meter of the runtime, equal to an operation's name.",
        [
            ("Printing/CSharp/AgentFile.cs", "Meter"),
        ]),
        ("What reverse mode itself needs: values that fork are summed, and a factor of one on itself vanishes.",
        [
            ("Networks/Tape.cs", "Sum"),
            ("Building/ObjectiveBuilder.cs", "Scale"),
        ]),
        ("What every off-policy program does: batches, a probe, several losses, slow copies.",
        [
            ("Building/Probe.cs", "Gather"),
            ("Building/Probe.cs", "Copy"),
            ("Building/ProgramBuilder.cs", "AddScalars"),
            ("Building/ProgramBuilder.cs", "Gather"),
            ("Building/NetworkBuilder.cs", "Polyak"),
        ]),
        ("Methods decide how matrices are stored.",
        [
            ("Building/NetworkBuilder.cs", "LinearStorage"),
            ("Building/Points/IStores.cs", "LinearStorage"),
        ]),
        ("The plan's text has a block for growth.",
        [
            ("Printing/PlanPrinter.cs", "GrowAttribute"),
        ]),
        ("Densities are planned before a program exists: their start, and the curve to their end.",
        [
            ("Planning/Planner.cs", "LinearStorage"),
            ("Planning/GrowthSchedule.cs", "GrowAttribute"),
        ]),
        ("The plan names the activation of each layer.",
        [
            ("Planning/Planner.cs", "ActivationModule"),
            ("Planning/Planner.cs", "PairModule"),
        ]),
        ("Short names for parts that several features read.",
        [
            ("Model/Declaration.cs", "TopologyAttribute"),
            ("Model/Declaration.cs", "GrowAttribute"),
            ("Model/Declaration.cs", "PruneAttribute"),
            ("Model/Declaration.cs", "ReviewAttribute"),
            ("Model/Declaration.cs", "WeightClipAttribute"),
            ("Model/Declaration.cs", "SequenceAttribute"),
        ]),
        ("Roslyn wants the title of every problem in one table; one title and one category are those of a feature.",
        [
            ("FrontEnds/Attributes/Descriptors.cs", "Adam"),
            ("FrontEnds/Attributes/Descriptors.cs", "Review"),
        ]),
        ("An example in a message.",
        [
            ("FrontEnds/Attributes/NetworkReader.cs", "Relu"),
        ]),
    ];

    [Fact]
    public void FeatureNames_OfEveryKind_AreKnown()
    {
        FeatureNames.All.ShouldContain("Td3");
        FeatureNames.All.ShouldContain("GrowMethod");
        FeatureNames.All.ShouldContain("ChurnMetric");
        FeatureNames.All.ShouldContain("AdamOptimiser");
        FeatureNames.All.ShouldContain("LinearForward");
        FeatureNames.All.ShouldContain("NormModule");
        FeatureNames.All.ShouldContain("ResidualBlockStage");
        FeatureNames.All.ShouldContain("Relu");
        FeatureNames.All.ShouldContain("WeightClip");
        Named("class C { void M() => new Td3(); string S => $\"{1} Kernels::Relu LEAKY_RELU\"; int N => x.Sum(); }")
            .ShouldBe(["Td3", "Relu", "LeakyRelu"], ignoreOrder: true);
    }

    [Fact]
    public void Machinery_NamesNoFeature()
    {
        string root = Path.Combine(Repository.Root, "src", "NE.Generators");
        List<(string File, string Name)> found =
        [
            .. Rooms.SelectMany(room => Directory.EnumerateFiles(Path.Combine(root, room), "*.cs", SearchOption.AllDirectories))
                .SelectMany(file => Named(File.ReadAllText(file)).Select(name => (Path.GetRelativePath(root, file).Replace('\\', '/'), name)))
                .Where(static place => place.Item1 != Registry),
        ];
        (string File, string Name)[] known = [.. Debts.SelectMany(static debt => debt.Places)];
        found.Except(known).ShouldBeEmpty("machinery names a feature");
        known.Except(found).ShouldBeEmpty("a debt is paid: remove it from the list");
    }

    // Features that a file names: as an identifier that is no member of something else, or as a word of a text.
    private static IEnumerable<string> Named(string source) => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens()
        .SelectMany(static token => token.Kind() switch
        {
            SyntaxKind.IdentifierToken => token.Parent is SimpleNameSyntax name && !Member(name) ? [token.Text] : (IEnumerable<string>)[],
            SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken => Word().Matches(token.Text).Select(static match => Plain(match.Value)),
            _ => [],
        })
        .Where(FeatureNames.All.Contains).Distinct();

    // The member of an object, and a name for an argument or a property to set. A type behind its namespace is named.
    private static bool Member(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name && access.Expression is not IdentifierNameSyntax { Identifier.Text: "Operations" },
        MemberBindingExpressionSyntax or NameColonSyntax => true,
        AssignmentExpressionSyntax set => set.Left == name && set.Parent is InitializerExpressionSyntax,
        SubpatternSyntax => false,
        _ => false,
    };

    // LEAKY_RELU, as macros write it, is LeakyRelu.
    private static string Plain(string word) => word.Length > 1 && word == word.ToUpperInvariant()
        ? string.Concat(word.Split('_').Where(static part => part.Length > 0).Select(static part => part[0] + part[1..].ToLowerInvariant()))
        : word;

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9_]*")]
    private static partial Regex Word();
}
