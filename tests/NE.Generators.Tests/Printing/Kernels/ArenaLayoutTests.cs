using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Generators.Lowering;
using NE.Generators.Printing.Kernels;
using NE.Generators.Tests.Phases;
using NE.Runtime.Gpu;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Printing.Kernels;

/// <summary>What stands where in a learner's arena, and numbers that kernels share with the runtime.</summary>
public class ArenaLayoutTests
{
    public static TheoryData<string> All => Cases.All;

    [Theory]
    [MemberData(nameof(All))]
    public void SecondTwin_StandsOneStrideBehindTheFirst(string name)
    {
        var device = new DeviceProgram(PhasePassTests.Compile(name));
        AgentProgram program = device.Program;
        if (program.Critics.Count < 2)
        {
            device.Layout.TwinParameters.ShouldBe(0);
            return;
        }

        foreach (ProgramLayer layer in program.Critics[0].Network.Layers)
        {
            LayerField first = device.Layout.Layer(program.Critics[0], layer.Linear.Field);
            LayerField second = device.Layout.Layer(program.Critics[1], layer.Linear.Field);
            int stride = device.Layout.TwinParameters;
            (second.Offset - first.Offset).ShouldBe(stride);
            (second.Mask - first.Mask).ShouldBe(first.Mask == 0 ? 0 : stride);
            (second.Ages - first.Ages).ShouldBe(first.Ages == 0 ? 0 : stride);
            (second.Newborn - first.Newborn).ShouldBe(first.Newborn == 0 ? 0 : stride);
        }

        foreach (string pass in new[] { "Cache", "Gradient", "Target" })
        {
            foreach (Value value in program.Critics[0].Network.Cache)
            {
                ArenaField first = device.Layout.Value($"{program.Critics[0].Prefix}{pass}.{value.Name}");
                ArenaField second = device.Layout.Value($"{program.Critics[1].Prefix}{pass}.{value.Name}");
                (second.Offset - first.Offset).ShouldBe(device.Layout.TwinValues);
                second.Stride.ShouldBe(first.Stride);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Tensors_OfACase_StandSideBySideWithinTheState(string name)
    {
        string text = NE.Generators.Printing.ExperimentPrinter.Print(Cases.Of(name)).Single(static f => f.HintName.EndsWith(".Kernels.g.cs", StringComparison.Ordinal)).Text;
        int state = Number(text, "StateLength"), arena = Number(text, "ArenaLength");
        state.ShouldBeLessThan(arena);
        (arena % 32).ShouldBe(0);
        var bytes = new List<(long From, long To)>();
        foreach (KernelTensor tensor in Tensors(text))
        {
            int size = tensor.Element switch { KernelElement.Float => 4, KernelElement.Age => 2, _ => 1 };
            long from = (4L * tensor.Offset) + (size * tensor.Skip);
            bytes.Add((from, from + (size * tensor.Length)));
        }

        bytes.Count.ShouldBeGreaterThan(0);
        bytes.ShouldAllBe(b => b.From >= 4L * Number(text, "ValueLength") && b.To <= 4L * state);
        (long From, long To)[] ordered = [.. bytes.OrderBy(static b => b.From)];
        ordered.Zip(ordered.Skip(1)).ShouldAllBe(static pair => pair.First.To <= pair.Second.From);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void RowsOfTheRing_AreThoseOfTheReplayBuffer(string name)
    {
        var device = new DeviceProgram(PhasePassTests.Compile(name));
        var task = device.Program.Plan.Declaration.Task;
        var layout = new ReplayLayout(task.Observations, task.Actions);
        device.Layout.RowLength.ShouldBe(layout.RowLength);
        device.Layout.Columns.ShouldBe(layout.Columns);
        int batch = device.Layout.Value("batch").Offset;
        (device.Layout.Value("batch.Action").Offset - batch).ShouldBe(layout.Action);
        (device.Layout.Value("batch.Reward").Offset - batch).ShouldBe(layout.Reward);
        (device.Layout.Value("batch.NextState").Offset - batch).ShouldBe(layout.NextState);
        (device.Layout.Value("batch.NextAction").Offset - batch).ShouldBe(layout.NextAction);
        (device.Layout.Value("batch.NotDone").Offset - batch).ShouldBe(layout.NotDone);
    }

    [Fact]
    public void Kernels_OfValuesThatTheyCannotNumber_AreNotPrinted()
    {
        var declaration = Cases.Of("Plain");
        var large = declaration.With(("Td3.BatchSize", 4_000_000));
        NE.Generators.Printing.GeneratedFile[] files = [.. NE.Generators.Printing.ExperimentPrinter.Print(large)];
        files.ShouldNotContain(static f => f.HintName.EndsWith(".Kernels.g.cs", StringComparison.Ordinal) || f.HintName.EndsWith(".Device.g.cs", StringComparison.Ordinal));
        files.ShouldAllBe(static f => !f.Text.Contains("DeviceKernels"));
        string settings = files.Single(static f => f.HintName.EndsWith(".Settings.g.cs", StringComparison.Ordinal)).Text;
        settings.ShouldContain("(context));\n");
        settings.ShouldNotMatch(@"\{\s*\};");
    }

    [Fact]
    public void NumbersOfStreamsAndWords_AreThoseOfTheRuntime()
    {
        KernelForms.Streams.ShouldAllBe(static s => (int)Enum.Parse<RandomStreamId>(s.Key) == s.Value);
        DeviceProgram.FirstFactor.ShouldBe(KernelStep.Factors);
        string text = KernelBody.Print(new DeviceProgram(PhasePassTests.Compile("Plain")));
        text.ShouldContain($"#define UPDATE step[{KernelStep.UpdateLow}], step[{KernelStep.UpdateHigh}]");
        text.ShouldContain($"#define POOL step[{KernelStep.Pool}]");
        text.ShouldContain($"#define OLDEST step[{KernelStep.Oldest}]");
        text.ShouldContain($"#define STEP_SECTIONS {KernelStep.Sections} ");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Kernels_HaveNoBarrierUnderACondition_AndNoConditionalText(string name)
    {
        // PoCL compiles a barrier under a condition to wrong numbers.
        string text = KernelBody.Print(new DeviceProgram(PhasePassTests.Compile(name)));
        Regex.IsMatch(text, @"\bif\b|\belse\b|#if").ShouldBeFalse();
    }

    private static IEnumerable<KernelTensor> Tensors(string text)
    {
        foreach (Match line in Regex.Matches(text, @"OfLayer\(""([\w.]+)"", (.*)\),"))
        {
            Dictionary<string, int> numbers = line.Groups[2].Value.Split(", ").Select(static pair => pair.Split(": "))
                .ToDictionary(static pair => pair[0], static pair => int.Parse(pair[1]));
            int Of(string name) => numbers.GetValueOrDefault(name);
            foreach (KernelTensor tensor in KernelTensor.OfLayer(
                line.Groups[1].Value, Of("offset"), Of("room"), Of("weights"), Of("biases"), Of("mask"), Of("newborn"), Of("ages")))
            {
                yield return tensor;
            }
        }

        foreach (Match probe in Regex.Matches(text, @"new\(""probe"", Gpu::KernelElement.Float, (\d+), (\d+)\)"))
        {
            yield return new KernelTensor("probe", KernelElement.Float, int.Parse(probe.Groups[1].Value), int.Parse(probe.Groups[2].Value));
        }
    }

    private static int Number(string text, string name) => int.Parse(Regex.Match(text, name + @" = ([\d_]+),").Groups[1].Value.Replace("_", ""));
}
