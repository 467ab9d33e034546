using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NE.Generators.Diagnostics;
using NE.Generators.FrontEnds.Attributes;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Generators.Modules.Norms;
using NE.Generators.Modules.Stages;
using NE.Generators.Printing;
using NE.Generators.Printing.CSharp;
using NE.Generators.Roles;
using NE.Generators.Tests.Documentation;
using NE.Generators.Vocabulary;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds.Yaml;

/// <summary>From one form to the other and back: nothing is lost.</summary>
public sealed class YamlFormTests
{
    [Fact]
    public void Example_InCSharp_AsYaml_StatesTheSame()
    {
        Declared[] declared = Code.Declared(Repository.Read("examples/HalfCheetah/NeTd3.cs"));

        YamlReading reading = YamlFrontEnd.Read("x.ne.yaml", YamlForm.Print(declared));

        reading.Problems.ShouldBeEmpty();
        Sorted(reading.Declared).ShouldBe(Sorted(declared));
    }

    [Fact]
    public void Example_InYaml_AsCSharp_StatesTheSame()
    {
        EquatableArray<Declared> declared =
            YamlFrontEnd.Read("x.ne.yaml", Repository.Read("examples/HalfCheetahYaml/cheetah.ne.yaml"), "HalfCheetah").Declared;

        // A class without a sentence of its own gets one.
        Sorted(Code.Declared(DeclarationFile.Source(declared))).ShouldBe(Sorted(declared));
    }

    [Fact]
    public void Study_InCSharp_AsYaml_StatesTheSame()
    {
        DeclaredStudy study = new(
            "Ablation", "Sample", [], DeclarationSource.Yaml, "All of them.", 3, 20, ["Sample.X", "Other.Y"],
            [new("Ant-v4", null), new("Hopper-v4", null)],
            [new("Experiment", "Steps", [300_000, 1e6]), new("Grow", "Every", [500, 1_000]), new("Grow", "By", [0, 1]),
                new("Topology", "Density", [.1, .25])],
            false, []);
        Declared[] declared = Code.Declared(Code.Experiment());

        YamlReading reading = YamlFrontEnd.Read("x.ne.yaml", YamlForm.Print(declared, study));

        reading.Problems.ShouldBeEmpty();
        reading.Studies.ShouldBe([study]);
    }

    [Fact]
    public void Study_AsCSharp_StatesTheSame()
    {
        DeclaredStudy study = new(
            "Ablation", "Sample", [], "attributes", "All of them.", 3, 20, ["Sample.X", "Sample.Y"], [new("Ant-v4", null), new("Hopper-v4", null)],
            [new("Experiment", "Steps", [300_000, 1e6]), new("Grow", "Every", [500, 1_000]), new("Grow", "By", [0, 1]), new("Topology", "Density", [.1, .25])],
            false, []);
        Declared[] declared = Code.Declared(Code.Experiment(rest: "[Variant<X>] public partial class Y;"));

        INamedTypeSymbol type = Code.Compile([DeclarationFile.Source(declared, [study])]).GetTypeByMetadataName("Sample.Ablation")!;
        (DeclaredStudy read, EquatableArray<Problem> problems) = StudyReader.Read(type, CancellationToken.None);

        problems.ShouldBeEmpty();
        read.ShouldBe(study);
    }

    [Fact]
    public void AnyDeclaration_AsYaml_StatesTheSame()
    {
        var random = new Random(1);
        for (int run = 0; run < 300; run++)
        {
            Declared declared = Any(random);
            string text = YamlForm.Print([declared]);

            YamlReading reading = YamlFrontEnd.Read("x.ne.yaml", text);

            reading.Problems.ShouldBeEmpty(text);
            reading.Declared.ShouldBe([declared], text);
        }
    }

    private static IEnumerable<Declared> Sorted(IEnumerable<Declared> declared) =>
        declared.Select(static one => one with { Source = "" }).OrderBy(static one => one.FullName, StringComparer.Ordinal);

    private static Declared Any(Random random)
    {
        bool variant = random.Next(2) == 0;
        var parts = new List<WrittenPart>();
        var without = new List<string>();
        foreach (PartSchema part in Schema.Parts.OrderBy(static part => part.Name, StringComparer.Ordinal))
        {
            int what = part.Name == Schema.Experiment ? 1 : random.Next(3);
            if (part.Repeated is { } repeated)
            {
                if (what == 2)
                {
                    without.Add(part.Name);
                }

                foreach (string choice in repeated.Choices.Where(_ => what == 1 && random.Next(3) == 0).Order(StringComparer.Ordinal))
                {
                    parts.Add(new(part.Name, AnySettings(part, random)) { Which = choice });
                }

                continue;
            }

            OwnType? own = part.Own is not null && (part.Many || random.Next(2) == 0) ? new OwnType("Lab.Own" + random.Next(3), 0) : null;
            if (what == 1)
            {
                parts.Add(new(part.Name, AnySettings(part, random)) { Own = own });
            }
            else if (what == 2 && part.Removable)
            {
                without.Add(PartKey.Of(part.Name, own));
            }
        }

        string name = "X" + random.Next(100);
        return new(
            name, random.Next(2) == 0 ? "" : "Lab.Rats", [], "public partial class " + name, "public", false, DeclarationSource.Yaml,
            variant ? "Base" : null, random.Next(2) == 0 ? "" : "A \"sentence\": with \\ and # 100 % of é.",
            variant && random.Next(2) == 0 ? null : new("Ant-v4", null), parts.ToEquatableArray(), without.ToEquatableArray(),
            variant ? [] : [Network(new ActorRole(), random), Network(new CriticRole(), random)], false, []);
    }

    private static EquatableArray<Setting> AnySettings(PartSchema part, Random random) => part.Settings.Where(_ => random.Next(3) == 0)
        .Select(setting => setting.Textual
            ? new Setting(setting.Name, 0) { Text = setting.List ? "1, 0.15, -2.5" : "bthigh,bshin" }
            : new Setting(setting.Name, AnyValue(setting, random)))
        .OrderBy(static setting => setting.Name, StringComparer.Ordinal)
        .ToEquatableArray();

    private static DeclaredNetwork Network(NetworkRole role, Random random)
    {
        string name = random.Next(2) == 0
            ? (role is ActorRole ? "Pilot" : "Judge1")
            : (role is ActorRole ? "Policy" : "Value");
        int layers = random.Next(1, 5);
        return new(
            name, role, role is ActorRole ? 1 : random.Next(1, 3), random.Next(2) == 0, "public partial class " + name, "public",
            Enumerable.Range(1, layers).Select(index =>
            {
                if (index > 1 && random.Next(3) == 0)
                {
                    return Other(index, random);
                }

                NormKind? norm = random.Next(3) == 0 ? NormRegistry.All[random.Next(NormRegistry.All.Count)] : null;
                string usual = index < layers ? "Hidden" + index : role is ActorRole ? "Action" : "Q";
                return new DeclaredLayer(
                    random.Next(3) == 0 ? "Own" + index : usual, random.Next(4) switch { 0 => -1, 1 => -2, _ => random.Next(1, 65_537) },
                    (ActivationKind)random.Next(Enum.GetValues<ActivationKind>().Length), norm, norm is null ? 0 : random.Next(2) == 0 ? norm.Epsilon.Default() : 3e-7,
                    "public partial", "public", "get");
            }).ToEquatableArray());
    }

    private static DeclaredLayer Other(int index, Random random)
    {
        Stage stage = StageRegistry.All[random.Next(1, StageRegistry.All.Count)];
        return new("Own" + index, 0, ActivationKind.Identity, null, 0, "public partial", "public", "get")
        {
            Stage = stage,
            Settings = stage.Settings.Select(setting => new Setting(setting.Name, random.Next(2) == 0 ? setting.Default() : setting.Whole ? 7 : 0.25))
                .ToEquatableArray(),
        };
    }

    private static double AnyValue(SettingSchema setting, Random random)
    {
        if (setting.Choices.Count > 0)
        {
            return random.Next(setting.Choices.Count);
        }

        double high = double.IsInfinity(setting.Range.High) ? 1e6 : setting.Range.High;
        double value = setting.Range.Low + ((high - setting.Range.Low) * Math.Pow(random.NextDouble(), 3));
        value = setting.Whole ? Math.Round(value) : value;
        return setting.Allows(value) ? value : setting.Default();
    }
}
