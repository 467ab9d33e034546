using System.Collections.Generic;
using System.Linq;
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
    public static TheoryData<string> OnDevice => Cases.OnDevice;

    [Theory]
    [MemberData(nameof(OnDevice))]
    public void Sections_OfACase_HaveOnePhaseEach(string name)
    {
        // TD3 reads no weight behind its step within a section: two launches for the critics, two more for the policy.
        IReadOnlyList<DeviceSection> sections = Phases.Of(Programs.Compile(name));
        sections.Select(static s => s.Section.Name).Take(2).ShouldBe(["UpdateCritics", "UpdatePolicy"]);
        sections.ShouldAllBe(static s => s.Phases.Count == 1);
    }

    [Theory]
    [MemberData(nameof(OnDevice))]
    public void EveryOperationOfADeviceSection_HasAKernel(string name) => new DeviceProgram(Programs.Compile(name)).Refusal.ShouldBeNull();

    [Theory]
    [MemberData(nameof(OnDevice))]
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
            foreach (Slot slot in instance.Network.Slots)
            {
                var layer = new Parameter(instance, slot, Part.Online);
                weights.Count(o => o is LayerStep or NormStep && o.Writes.Contains((Place)layer)).ShouldBe(1);
                weights.Count(o => o.Writes.Contains((Place)layer.At(Part.Target))).ShouldBe(1);
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
        phases.Count.ShouldBe(2);
        phases[1].Rows.ShouldBe([forward]);
        phases[1].Weights.ShouldBeEmpty();
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
