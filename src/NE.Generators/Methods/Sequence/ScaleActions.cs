using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Methods.Sequence;

/// <summary>y = c x in the components that the present task has, 0 in the others; gradients likewise.</summary>
/// <param name="From">Outputs of the policy.</param>
/// <param name="Factor">The largest action.</param>
/// <param name="To">Actions.</param>
internal sealed record ScaleActions(Value From, Number Factor, Value To) : Operation
{
    public override IEnumerable<Place> Reads => [From, ClearActions.Heads];

    public override IEnumerable<Place> Writes => [To];

    public override IEnumerable<Number> Numbers => [Factor];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { From = at[From], To = at[To] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => true;

    public override void Differentiate(Tape tape)
    {
        if (tape.Gradient(To) is { } gradient && tape.Wanted(From) is { } from)
        {
            tape.Emit(new ScaleActions(gradient, Factor, tape.Contribution(from)));
        }
    }

    public override string Text(Notation n) => $"{n[To]} = {n[Factor]} * {n[From]} in the task's components";

    public override string CSharp(Notation n)
    {
        string clear = new ClearActions(To).CSharp(n);
        return From == To && Factor.Amount == 1 ? clear
            : Factor.Amount == 1 ? $"Kernels::Elementwise.Copy({n[From]}, {n[To]});\n{clear}"
            : $"Kernels::Elementwise.Scale({n[From]}, {n[Factor]}, {n[To]});\n{clear}";
    }

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double has = machine[ClearActions.Heads];
        machine.Each(To, (b, i) => ClearActions.Has(has, i, To.Rows) ? Factor.Amount * machine[From, b, i] : 0);
    }
}
