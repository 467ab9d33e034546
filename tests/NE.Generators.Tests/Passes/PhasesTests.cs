using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Passes;
using NE.Generators.Printing.Kernels;
using NE.Generators.Program;
using NE.Generators.Tests.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Passes;

/// <summary>How learning sections are cut for a device.</summary>
public class PhasesTests
{
    public static TheoryData<string> All => Cases.OnDevices;

    [Theory]
    [MemberData(nameof(All))]
    public void Sections_OfACase_HaveOnePhaseEach_ButForAStepOfWhatTheLossReads(string name)
    {
        // No weight is read behind its step within a section: two launches for the critics, two more for the policy.
        IReadOnlyList<DeviceSection> sections = Phases.Of(Programs.Compile(name));
        sections.Select(static s => s.Section.Name).Take(2).ShouldBe(["UpdateCritics", "UpdatePolicy"]);
        foreach (DeviceSection section in sections)
        {
            Phase[] more = [.. section.Phases.Skip(1)];
            more.Length.ShouldBe(section.Flat.OfType<StepTemperature>().Count());
            more.ShouldAllBe(static phase => phase.Rows.Count == 0 && phase.Weights.Single() is StepTemperature);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EveryOperationOfADeviceSection_HasAKernel(string name) => new DeviceProgram(Programs.Compile(name)).Refusal.ShouldBeNull();

    [Theory]
    [MemberData(nameof(All))]
    public void EverySlot_IsSteppedOnce_AndEveryTargetMovesOnce(string name)
    {
        ProgramModel program = Programs.Compile(name);
        Operation[] weights =
        [
            .. Phases.Of(program).SelectMany(static s => s.Phases).SelectMany(static p => p.Weights)
                .SelectMany(static o => o is OnCopies copies ? copies.Copies : (IEnumerable<Operation>)[o]),
        ];
        foreach (Instance instance in program.Instances)
        {
            bool moves = program.Sections.SelectMany(static s => s.Flat).OfType<Polyak>().Any(o => o.Layer.Owner == instance);
            moves.ShouldBe(program.Plan.Declaration.Algorithm is Td3Attribute || instance.Network.Outputs[0].Rows == 1);
            foreach (Slot slot in instance.Network.Slots)
            {
                var layer = new Parameter(instance, slot, Part.Online);
                weights.Count(o => o is LayerStep or NormStep && o.Writes.Contains((Place)layer)).ShouldBe(1);
                weights.Count(o => o.Writes.Contains((Place)layer.At(Part.Target))).ShouldBe(moves ? 1 : 0);
            }
        }
    }

    [Fact]
    public void Reading_AWeightBehindItsStep_BeginsAnotherPhase()
    {
        ProgramModel program = Programs.Compile("Recommended");
        Section critics = program.Sections.First(static s => s.Name == "UpdateCritics");
        Operation[] flat = [.. critics.Flat];
        Operation forward = flat.OfType<LinearForward>().First(static o => o.Layer.Part == Part.Online);
        IReadOnlyList<Phase> phases = Phases.Cut([.. flat, forward], static _ => true);
        phases.Count(static phase => phase.Rows.Count > 0).ShouldBe(2);
        phases[^1].Rows.ShouldBe([forward]);
        phases[^1].Weights.ShouldBeEmpty();
    }

    [Fact]
    public void Stepping_WhatASumReads_WaitsForAPhaseOfItsOwn()
    {
        Operation[] flat = [.. Phases.Of(Programs.Compile("PlainSoft")).Single(static s => s.Section.Name == "UpdatePolicy").Flat];
        var step = flat.OfType<StepTemperature>().Single();
        var loss = flat.OfType<SoftPolicyLoss>().Single(static l => l.Summed);
        Operation number = flat.OfType<ReadExponential>().Single();
        IReadOnlyList<Phase> phases = Phases.Cut([number, loss, step], static _ => true);
        phases.Select(static p => p.Weights.Single()).ShouldBe([loss, step]);
        Phases.Cut([loss, step], static _ => true).Count.ShouldBe(1);
        Should.Throw<System.InvalidOperationException>(() => Phases.Cut([number, step, loss], static _ => true)).Message
            .ShouldContain("changes the state");
    }

    [Fact]
    public void Writing_AValueThatASumWaitsFor_BeginsAnotherPhase()
    {
        ProgramModel program = Programs.Compile("Plain");
        Value target = program.Buffers.Groups.Single(static g => g.Name == "target").Parts[""];
        var mean = new MeterMean("valueMean", target);
        var overwrite = new Scale(target, new Number("ActionLimit", "float", 2, ""), target);
        Phases.Cut([mean, overwrite], static _ => true).Count.ShouldBe(2);
        Phases.Cut([overwrite, mean], static _ => true).Count.ShouldBe(1);
    }
}
