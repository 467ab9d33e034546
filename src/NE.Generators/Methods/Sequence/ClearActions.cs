using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Methods.Sequence;

/// <summary>Sets the components that the present task does not have to 0.</summary>
/// <param name="Actions">Actions.</param>
internal sealed record ClearActions(Value Actions) : Final
{
    /// <summary>The output layers of the tasks, which know the present one.</summary>
    public static StateId Heads { get; } = new("heads");

    public override IEnumerable<Place> Reads => [Actions, Heads];

    public override IEnumerable<Place> Writes => [Actions];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { Actions = at[Actions] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Actions]} = 0 beyond the task's components";

    public override string CSharp(Notation n) => $"Kernels::ActionMask.Apply({n[Actions]}, {Heads.Name}.Actions);";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double has = machine[Heads];
        machine.Each(Actions, (b, i) => Has(has, i, Actions.Rows) ? machine[Actions, b, i] : 0);
    }

    /// <summary>Whether the task that a state represents has a component: any number of them, at least one.</summary>
    internal static bool Has(double state, int component, int all) => component <= Math.Abs(state) * (all - 1);
}
