using System.Collections.Generic;
using System.Linq;
using NE.Generators.Building.Points;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Program;

namespace NE.Generators.Building;

/// <summary>Fills a section or routine; the interface used by algorithms and methods.</summary>
internal sealed class SectionBuilder(ProgramBuilder program)
{
    /// <summary>The program.</summary>
    public ProgramBuilder Program => program;

    /// <summary>The operations so far, since the last break.</summary>
    public List<Step> Steps { get; private set; } = [];

    /// <summary>The sections before the present operations, in order; those without a name are parts of this one and have its cadence.</summary>
    public List<Section> Before { get; } = [];

    /// <summary>Name and summary of the present operations, if others with another cadence stand before them.</summary>
    public (string Name, string Summary)? Rest { get; private set; }

    /// <summary>Starts a step.</summary>
    public SectionBuilder Caption(string caption)
    {
        Steps.Add(new Step(caption, []));
        return this;
    }

    /// <summary>Adds an operation to the current step.</summary>
    public void Emit(Operation operation)
    {
        if (Steps.Count == 0)
        {
            Caption("");
        }

        Steps[Steps.Count - 1].Operations.Add(operation);
    }

    /// <summary>Passes values through an instance and returns its output.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="side">Online or target parameters.</param>
    /// <param name="input">Its input.</param>
    /// <param name="cache">The values of the pass.</param>
    public Value Forward(Instance instance, Part side, Value input, Group cache)
    {
        Network network = instance.Network;
        Routine forward = network.Forward;
        Emit(new Call(
            forward, program.Buffers, instance, side, null, null,
            [.. forward.Formals.Select(formal => formal == network.Input ? new Argument(formal, null, input) : new Argument(formal, cache, null))]));
        Node output = network.Outputs[0];
        return program.Buffers.Part(cache, output.Name, output.Rows);
    }

    /// <summary>Computes an objective on a batch; returns the loss.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="role">The purpose of the passes, appended to the instances' names.</param>
    public Value Evaluate(Objective objective, Batch batch, string role) => Evaluate(objective, batch, role, objective.Streams?.Update);

    private Value Evaluate(Objective objective, Batch batch, string role, Stream? stream)
    {
        Argument[] arguments =
        [
            new Argument(objective.Batch, batch.Group, null),
            .. objective.Caches.Select((formal, i) => new Argument(formal, program.PassOf(objective.Group.Instances[i], role), null)),
        ];
        Routine routine = objective.Routine;
        if (program.Shares)
        {
            Caption(routine.Summary)
                .Emit(new Call(routine, program.Buffers, null, Part.Online, null, stream, [.. arguments]) { Result = routine.Result });
            return routine.Result!.Value;
        }

        var at = new Binding(program.Buffers, null, Part.Online, null, stream, arguments);
        foreach (Step step in routine.Steps)
        {
            Caption(step.Caption);
            step.Operations.ForEach(operation => Emit(operation.Bind(at)));
        }

        return routine.Result!.Value;
    }

    /// <summary>Computes an objective on a batch only for its gradients.</summary>
    public void Discard(Objective objective, Batch batch, string role)
    {
        Evaluate(objective, batch, role, objective.Streams?.Elsewhere);
        if (Steps[Steps.Count - 1].Operations.Last() is Call { Result: not null } call)
        {
            Steps[Steps.Count - 1].Operations.Remove(call);
            Emit(call with { Result = null });
        }
    }

    /// <summary>The backward pass through the networks of a computed objective, into a part of their slots.</summary>
    public void Back(Objective objective, Batch batch, string role, Part into)
    {
        foreach (Instance instance in objective.Group.Instances)
        {
            Network network = instance.Network;
            Routine back = network.Back(new Wanted(into, 0, 0, network.Outputs[0].Name));
            Group cache = program.PassOf(instance, role);
            Argument Give(Group formal) => formal == network.Input ? new Argument(formal, null, program.InputOf(instance, batch))
                : formal == network.Cache ? new Argument(formal, cache, null)
                : new Argument(formal, cache.Gradient, null);
            Emit(new Call(back, program.Buffers, instance, Part.Online, null, null, [.. back.Formals.Select(Give)]));
        }
    }

    /// <summary>The step of the optimiser, or what a method puts in the place of some of its steps.</summary>
    /// <param name="objective">The objective of the group.</param>
    /// <param name="rest">Name and summary of what follows in the section, should the step have a cadence of its own; null if nothing does.</param>
    public void Step(Objective objective, (string Name, string Summary)? rest = null)
    {
        OptimiserGroup group = objective.Group;
        if (program.Methods.OfType<IReplacesStep>().FirstOrDefault(method => method.Replaces(group)) is not { } method)
        {
            Step(group);
            return;
        }

        Number interval = method.Interval(program);
        var instead = new SectionBuilder(program);
        method.Replace(instead, objective);
        var step = new SectionBuilder(program);
        step.Step(group);
        string name = char.ToUpperInvariant(group.Name[0]) + group.Name.Substring(1);
        Before.Add(new Section("", "", Concern.Update, Cadence.EachUpdate, Steps));
        Before.Add(new Section($"Change{name}", $"What takes the place of a step of the {group.Name}.", Concern.Scheduler, group.EachOf(interval), instead.Steps));
        Before.Add(new Section($"Step{name}", $"One step of the {group.Name}.", Concern.Update, group.AllBut(interval), step.Steps));
        (Steps, Rest) = ([], rest);
    }

    private void Step(OptimiserGroup group)
    {
        group.Rule.Begin(this, group);
        Value step = group.Rule.Prepare(this, group, started: true);
        foreach (Instance instance in group.Instances)
        {
            Routine routine = program.Networks.StepOf(group);
            Emit(new Call(
                routine, program.Buffers, instance, Part.Online, null, null,
                [.. routine.Formals.Select(formal => new Argument(formal, null, step))]));
        }

        group.Rule.End(this, group);
    }

    /// <summary>Moves the target of an instance towards its online parameters.</summary>
    public void SoftUpdate(Instance instance, Number tau) =>
        Emit(new Call(program.Networks.SoftUpdateOf(instance.Network, tau), program.Buffers, instance, Part.Online, null, null, []));

    /// <summary>Calls a routine of the agent without parameters.</summary>
    public void Call(Routine routine) => Emit(new Call(routine, program.Buffers, null, Part.Online, null, null, []));

    /// <summary>Calls a routine of the agent on a layer.</summary>
    public void Call(Routine routine, Instance instance, Slot slot, params IReadOnlyList<Value> values) => Emit(new Call(
        routine, program.Buffers, instance, Part.Online, slot, null,
        [.. routine.Formals.Zip(values, static (formal, value) => new Argument(formal, null, value))]));
}
