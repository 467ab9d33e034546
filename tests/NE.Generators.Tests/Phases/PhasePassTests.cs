using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;
using NE.Generators.Phases;
using NE.Generators.Printing;
using NE.Generators.Printing.Kernels;
using NE.Generators.Tests.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Phases;

/// <summary>Phases of a device: samples first, then weights, and never a weight read that the same phase writes.</summary>
public class PhasePassTests
{
    public static TheoryData<string> All => Cases.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Sections_OfACase_HaveOnePhaseEach(string name)
    {
        // TD3 reads no weight behind its step within a section: two launches for the critics, two more for the policy.
        IReadOnlyList<DeviceSection> sections = PhasePass.Of(Compile(name));
        sections.Select(static s => s.Section.Name).Take(2).ShouldBe(["UpdateCritics", "UpdatePolicy"]);
        sections.ShouldAllBe(static s => s.Phases.Count == 1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EveryOperationOfADeviceSection_HasAKernelOrIsTheHosts(string name)
    {
        IEnumerable<Operation> rows = PhasePass.Of(Compile(name)).SelectMany(static s => s.Phases).SelectMany(static p => p.Rows).Select(static r => r.Operation);
        rows.ShouldAllBe(static o => KernelForms.Operations.Contains(o.GetType()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EveryLayerOfAStep_IsSteppedOnce_AndEveryTargetFollowsOnce(string name)
    {
        AgentProgram program = Compile(name);
        WeightsTask[] tasks = [.. PhasePass.Of(program).SelectMany(static s => s.Phases).SelectMany(static p => p.Weights)];
        foreach (NetworkInstance network in new[] { program.Actor, program.Critics[0] })
        {
            foreach (ProgramLayer layer in network.Network.Layers)
            {
                tasks.OfType<StepLayer>().Count(t => t.Network.Field == network.Field && t.Layer == layer.Linear).ShouldBe(1);
                tasks.Count(t => (t is StepLayer { SoftUpdates: true } s && s.Network.Field == network.Field && s.Layer == layer.Linear)
                    || (t is SoftUpdateLayer f && f.Network.Field == network.Field && f.Layer == layer.Linear)).ShouldBe(1);
            }
        }
    }

    [Fact]
    public void Reading_AWeightBehindItsStep_BeginsAnotherPhase()
    {
        AgentProgram program = Compile("Recommended");
        Section critics = program.Sections.First(static s => s.Name == "UpdateCritics");
        NetworkInstance critic = program.Critics[0];
        var again = new NetworkForward(critic.Field, Target: false, new Value("batch.StateAction", 23), "value1Cache");
        AgentProgram changed = program with
        {
            Sections = [critics with { Steps = [.. critics.Steps, new Step("Once more.", [again])] }],
        };
        DeviceSection section = PhasePass.Of(changed).Single();
        section.Phases.Count.ShouldBe(2);
        section.Phases[1].Rows.ShouldAllBe(static r => r.Caption == "Once more.");
        section.Phases[1].Weights.ShouldBeEmpty();
    }

    [Fact]
    public void Writing_AValueThatASumWaitsFor_BeginsAnotherPhase()
    {
        AgentProgram program = Compile("Plain");
        Section critics = program.Sections.First(static s => s.Name == "UpdateCritics");
        var mean = new MeterMean("valueMean", new Value("target", 1));
        var overwrite = new Scale(new Value("target", 1), "ActionLimit", 2, new Value("target", 1));
        Step last = new("Overwritten.", [mean, overwrite]);
        AgentProgram changed = program with { Sections = [critics with { Steps = [.. critics.Steps, last] }] };
        PhasePass.Of(changed).Single().Phases.Count.ShouldBe(2);
    }

    internal static AgentProgram Compile(string name) => ExperimentPrinter.Compile(Cases.Of(name))!;
}
