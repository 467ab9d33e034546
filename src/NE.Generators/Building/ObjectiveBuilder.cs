using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Program;

namespace NE.Generators.Building;

/// <summary>Builds an objective; the interface used by an algorithm's loss.</summary>
internal sealed class ObjectiveBuilder
{
    private readonly ProgramBuilder program;
    private readonly Dictionary<Value, Value> adjoints = [];

    /// <summary>Starts an objective.</summary>
    public ObjectiveBuilder(ProgramBuilder program, OptimiserGroup group)
    {
        this.program = program;
        Group = group;
        Section = new SectionBuilder(program);
        Batch = program.FormalBatch();
        int count = group.Instances.Count;
        Caches =
        [
            .. group.Instances.Select((instance, i) => new Group(
                count == 1 ? "cache" : $"cache{i + 1}", instance.Network.Name + ".ForwardCache", program.Samples, "", formal: true)
            {
                Network = instance.Network,
                Gradient = program.GradientOf(instance),
            }),
        ];
    }

    /// <summary>The optimiser group.</summary>
    public OptimiserGroup Group { get; }

    /// <summary>Receives the operations.</summary>
    public SectionBuilder Section { get; }

    /// <summary>The batch, a parameter.</summary>
    public Batch Batch { get; }

    /// <summary>The passes of the group's instances, parameters.</summary>
    public IReadOnlyList<Group> Caches { get; }

    /// <summary>The pass of one of the group's instances.</summary>
    public Group Cache(Instance instance) => Caches[Group.Instances.ToList().IndexOf(instance)];

    /// <summary>The output of one of the group's instances.</summary>
    public Value Output(Instance instance) => program.Buffers.Part(
        Cache(instance), instance.Network.Outputs[0].Name, instance.Network.Outputs[0].Rows);

    /// <summary>Declares that the gradient of a value is written to the gradient of an instance's output.</summary>
    public void GradientAtOutput(Value value, Instance instance)
    {
        Node output = instance.Network.Outputs[0];
        adjoints[value] = program.Buffers.Part(program.GradientOf(instance), output.Name, output.Rows);
    }

    /// <summary>Adds the backward pass from losses to the outputs of the group's instances.</summary>
    public void Back(IReadOnlyList<Value> losses)
    {
        Value[] outputs = [.. Group.Instances.Select(Output)];
        var tape = new Tape([.. Section.Steps.SelectMany(static step => step.Operations)], static _ => false, Part.Gradient, outputs, Place, static _ => []);
        foreach (Value loss in losses)
        {
            tape.Seed(loss, default);
        }

        foreach (Operation operation in tape.Run())
        {
            if (operation is not Scale { Factor.Amount: 1 } scale || scale.From != scale.To)
            {
                Section.Emit(operation);
            }
        }
    }

    private Value Place(Value value, string suffix)
    {
        if (suffix.Length == 0 && adjoints.TryGetValue(value, out Value adjoint))
        {
            return adjoint;
        }

        (Group group, string part, _) = program.Buffers[value.Buffer];
        return group.Gradient is { } gradient
            ? program.Buffers.Part(gradient, part + suffix, value.Rows)
            : program.Buffers.Vector(
                program.Buffers.Name(value).Replace(".", "") + "Gradient" + suffix, value.Rows, group.Samples, "a gradient");
    }
}
