using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>y = r + γ (1 − d) min over the values.</summary>
internal sealed record BellmanTarget(Value Reward, Value NotDone, EquatableArray<Value> Values, Number Discount, Value Target) : Final
{
    public override IEnumerable<Place> Reads => [Reward, NotDone, .. Values.Select(static value => (Place)value)];

    public override IEnumerable<Place> Writes => [Target];

    public override IEnumerable<Number> Numbers => [Discount];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) =>
        this with { Reward = at[Reward], NotDone = at[NotDone], Values = at[Values], Target = at[Target] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) =>
        $"{n[Target]} = {n[Reward]} + {n[Discount]} * {n[NotDone]} * {(Values.Count > 1 ? $"min({n.Join(Values)})" : n[Values[0]])}";

    public override string CSharp(Notation n) =>
        $"Kernels::Bellman.Target({n[Reward]}, {n[NotDone]}, {n.Join(Values)}, {n[Discount]}, {n[Target]});";

    public override KernelForm Kernel(KernelNotation n) => new(n.Rows(
        Values.Count > 1 ? "twin_target" : "single_target",
        [n[Reward], n[NotDone], .. Values.Select(value => n[value]), n[Discount], n[Target]]));

    public override void Evaluate(Machine machine) => machine.Each(Target, (b, i) =>
        machine[Reward, b, i] + (Discount.Amount * machine[NotDone, b, i] * Values.Min(value => machine[value, b, i])));
}
