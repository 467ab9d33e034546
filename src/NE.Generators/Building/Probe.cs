using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Building;

/// <summary>The batch on which networks are diagnosed, drawn anew at a cadence, and the passes over it.</summary>
internal sealed class Probe
{
    /// <summary>Transitions of the probe batch: enough for neuron scores, and for ranks of layers up to this width.</summary>
    public const int Size = 1024;

    private readonly ProgramBuilder program;
    private readonly Batch batch;
    private readonly Samples samples;
    private readonly Number every;

    /// <summary>Adds the batch.</summary>
    public Probe(ProgramBuilder program)
    {
        this.program = program;
        program.Constant("ProbeSize", "int", Size, "Transitions of the probe batch, on which networks are diagnosed.");
        every = program.Constant("ProbeEvery", "int", program.Declaration.Metrics.ProbeEvery, "Updates after which the probe batch is drawn anew.");
        samples = new Samples("ProbeSize", Size);
        batch = program.NewBatch("probe", samples, "the batch for diagnosis");
        batch.Group.Kept = true;
    }

    /// <summary>Adds the section that draws it.</summary>
    public void AddGather() => program.Section(
        "GatherProbe", "Draws the probe batch, on which the networks are diagnosed.", Concern.Update, Cadence.FirstOf(every),
        section => program.Draw(section, batch, new Gather(batch.Whole, new Stream("Probe"), every)));

    /// <summary>Passes the batch through an instance; returns the output.</summary>
    public Value Forward(SectionBuilder section, Instance instance) =>
        section.Forward(instance, Part.Online, program.InputOf(instance, batch), PassOf(instance));

    /// <summary>The values of that pass that give the activity of hidden units.</summary>
    public IReadOnlyList<Value> Hidden(Instance instance) =>
        [.. instance.Network.HiddenActivities.Select(node => ValueOf(instance, node))];

    /// <summary>A value of that pass.</summary>
    public Value ValueOf(Instance instance, Node node) => program.Buffers.Part(PassOf(instance), node.Name, node.Rows);

    /// <summary>A buffer for an output before a change.</summary>
    public Value Before(Instance instance) => program.Buffers.Vector(
        instance.Prefix + "Before", instance.Network.Outputs[0].Rows, samples, "its output on the probe batch before a change");

    /// <summary>Passes the batch through an instance and keeps the output.</summary>
    public void Remember(SectionBuilder section, Instance instance) =>
        section.Emit(new Copy(Forward(section, instance), Before(instance)));

    /// <summary>The values of that pass.</summary>
    public Group PassOf(Instance instance) => program.PassOf(instance, "Probe", instance.Prefix + "Probe", samples);
}
