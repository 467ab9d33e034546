using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>y = r + γ (1 − d) (min over the values − α log π).</summary>
internal sealed record SoftTarget(
    Value Reward, Value NotDone, EquatableArray<Value> Values, Value LogProbability, Value Temperature, Number Discount, Value Target) : Final
{
    public override IEnumerable<Place> Reads =>
        [Reward, NotDone, .. Values.Select(static value => (Place)value), LogProbability, Temperature];

    public override IEnumerable<Place> Writes => [Target];

    public override IEnumerable<Number> Numbers => [Discount];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with
    {
        Reward = at[Reward],
        NotDone = at[NotDone],
        Values = at[Values],
        LogProbability = at[LogProbability],
        Temperature = at[Temperature],
        Target = at[Target],
    };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) =>
        $"{n[Target]} = {n[Reward]} + {n[Discount]} * {n[NotDone]} * ({(Values.Count > 1 ? $"min({n.Join(Values)})" : n[Values[0]])} "
        + $"- {n.Local(Temperature)} * {n[LogProbability]})";

    public override string CSharp(Notation n) =>
        $"Kernels::SoftTarget.Apply(\n    {n[Reward]}, {n[NotDone]}, {n.Join(Values)}, {n[LogProbability]}, {n.Local(Temperature)}, "
        + $"{n[Discount]}, {n[Target]});";

    // A single value is passed twice, since the minimum of two equal values is that value.
    public override KernelForm Kernel(KernelNotation n) => Values.Count > 2
        ? KernelForm.Impossible
        : new(n.Rows(
            "soft_target", n[Reward], n[NotDone], n[Values[0]], n[Values[Values.Count - 1]], n[LogProbability], n.Number(Temperature), n[Discount],
            n[Target]));

    public override void Evaluate(Machine machine) => machine.Each(Target, (b, i) =>
        machine[Reward, b, i] + (Discount.Amount * machine[NotDone, b, i]
            * (Values.Min(value => machine[value, b, i]) - (machine[Temperature, 0, 0] * machine[LogProbability, b, i]))));
}
