using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Generators.Networks;
using NE.Generators.Printing.Kernels;
using NE.Generators.Program;
using NE.Generators.Tests.Passes;
using NE.Runtime.Gpu;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using Shouldly;
using Xunit;
using Batch = NE.Generators.Program.Batch;
using Group = NE.Generators.Program.Group;

namespace NE.Generators.Tests.Printing.Kernels;

/// <summary>What stands where in a learner's arena, and numbers that kernels share with the runtime.</summary>
public class ArenaLayoutTests
{
    public static TheoryData<string> All => Cases.OnDevices;

    [Theory]
    [MemberData(nameof(All))]
    public void Copies_OfANetwork_StandOneStrideBehindTheOther(string name)
    {
        var device = new DeviceProgram(Programs.Compile(name));
        ProgramModel program = device.Program;
        foreach (Network network in program.Networks)
        {
            Instance[] copies = [.. program.Instances.Where(instance => instance.Network == network)];
            if (copies.Length < 2)
            {
                device.Layout.ParameterStride(network).ShouldBe(0);
                continue;
            }

            foreach (Slot slot in network.Slots)
            {
                LayerField first = device.Layout.Layer(copies[0], slot), second = device.Layout.Layer(copies[1], slot);
                int stride = device.Layout.ParameterStride(network);
                (second.Offset - first.Offset).ShouldBe(stride);
                (second.Mask - first.Mask).ShouldBe(first.Mask == 0 ? 0 : stride);
                (second.Ages - first.Ages).ShouldBe(first.Ages == 0 ? 0 : stride);
                (second.Newborn - first.Newborn).ShouldBe(first.Newborn == 0 ? 0 : stride);
            }

            foreach (string role in new[] { "Cache", "Gradient", "Target" })
            {
                Group one = program.Buffers.Groups.Single(g => g.Name == copies[0].Prefix + role);
                Group other = program.Buffers.Groups.Single(g => g.Name == copies[1].Prefix + role);
                device.Layout.IsFamily(one).ShouldBeTrue();
                string output = network.Outputs[0].Name;
                ArenaField first = device.Layout.Value(one.Parts[output]), second = device.Layout.Value(other.Parts[output]);
                (second.Offset - first.Offset).ShouldBe(device.Layout.ValueStride(network));
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

    [Fact]
    public void Kernels_OfMethodsThatChangeNetworksOnTheHostAtEveryUpdate_AreRefused() => Cases.Names
        .Where(static name => new DeviceProgram(Programs.Compile(name)).Refusal is { } refusal && refusal.Contains("has no kernel for a device"))
        .ShouldBe(Cases.OnHost, ignoreOrder: true);

    [Fact]
    public void Kernels_OfMethodsThatSayWhyNot_AreRefusedWithTheirReason() => Cases.Names
        .Where(static name => Programs.Compile(name).Refusal is { } reason && new DeviceProgram(Programs.Compile(name)).Refusal == reason)
        .ShouldBe(Cases.Refused, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(All))]
    public void RowsOfTheRing_AreThoseOfTheReplayBuffer(string name)
    {
        var device = new DeviceProgram(Programs.Compile(name));
        var task = device.Program.Plan.Declaration.Task;
        var layout = new ReplayLayout(task.Observations, task.Actions);
        device.Layout.RowLength.ShouldBe(layout.RowLength);
        Batch batch = device.Program.Batch;
        device.Program.Columns.ShouldBe(layout.Columns);
        batch.Action.First.ShouldBe(layout.Action.First);
        batch.Reward.First.ShouldBe(layout.Reward.First);
        batch.NextState.First.ShouldBe(layout.NextState.First);
        batch.NextAction.First.ShouldBe(layout.NextAction.First);
        batch.NotDone.First.ShouldBe(layout.NotDone.First);
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
        settings.ShouldNotContain("Kernels =");
        settings.ShouldNotMatch(@"\{\s*\};");
    }

    [Fact]
    public void NumbersOfStreamsAndWords_AreThoseOfTheRuntime()
    {
        KernelNames.Streams.ShouldAllBe(static s => (int)Enum.Parse<RandomStreamId>(s.Key) == s.Value);
        DeviceProgram.FirstWord.ShouldBe(KernelStep.Factors);
        string text = KernelBody.Print(new DeviceProgram(Programs.Compile("Plain")));
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
        string text = KernelBody.Print(new DeviceProgram(Programs.Compile(name)));
        Regex.IsMatch(text, @"\bif\b|\belse\b|#if").ShouldBeFalse();
    }

    private static IEnumerable<KernelTensor> Tensors(string text)
    {
        foreach (Match line in Regex.Matches(text, @"OfLayer\(""([\w.]+)"", (.*)\),"))
        {
            Dictionary<string, int> numbers = line.Groups[2].Value.Split(", ").Select(static pair => pair.Split(": "))
                .ToDictionary(static pair => pair[0], static pair => pair[1] == "true" ? 1 : int.Parse(pair[1]));
            int Of(string name) => numbers.GetValueOrDefault(name);
            foreach (KernelTensor tensor in KernelTensor.OfLayer(
                line.Groups[1].Value, Of("offset"), Of("room"), Of("weights"), Of("biases"), Of("mask"), Of("newborn"), Of("ages"),
                Of("initial") > 0,
                Of("oneMoment") > 0))
            {
                yield return tensor;
            }
        }

        foreach (Match scalar in Regex.Matches(text, @"OfScalar\(""([\w.]+)"", offset: (\d+)\)"))
        {
            foreach (KernelTensor tensor in KernelTensor.OfScalar(scalar.Groups[1].Value, int.Parse(scalar.Groups[2].Value)))
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
