using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>mean(α log π − min over the values): the loss of a soft policy. A tie splits the gradient equally.</summary>
internal sealed record SoftPolicyLoss(Value Temperature, Value LogProbability, EquatableArray<Value> Values, Value Result, string Owner)
    : Loss(Result, Owner, [], true)
{
    public override EquatableArray<Value> Inputs => [LogProbability, .. Values];

    public override EquatableArray<Value> Held => [Temperature];

    protected override string Function => "Kernels::SoftPolicyLoss.Descend";

    protected override bool Negated => false;

    protected override IEnumerable<string> Arguments(Notation n) => [n.Local(Temperature), .. base.Arguments(n)];

    protected override Loss Rebind(Binding at) =>
        this with { Temperature = at[Temperature], LogProbability = at[LogProbability], Values = at[Values] };

    protected override string Formula(Notation n) =>
        $"mean of {n.Local(Temperature)} * {n[LogProbability]} - {(Values.Count > 1 ? $"min({n.Join(Values)})" : n[Values[0]])}";

    protected override KernelForm SumKernel(KernelNotation n) => Values.Count > 2
        ? KernelForm.Impossible
        : new(n.Task(
            "batch_soft_loss", n[LogProbability], n[Values[0]], n[Values[Values.Count - 1]], n.Number(Temperature), n.Samples, n.Result()))
        {
            Results = 1,
        };

    // The derivatives of all inputs are computed together: of log π, then of each value.
    protected override KernelForm SlopeKernel(KernelNotation n) =>
        Values.Count > 2 || !Slopes.Select(static slope => slope.Input).SequenceEqual(Enumerable.Range(0, Inputs.Count))
            ? KernelForm.Impossible
            : new(n.Rows(
                Values.Count == 1 ? "soft_slope" : "soft_slopes",
                [
                    .. Values.Count == 1 ? (string[])[] : [.. Values.Select(value => n[value])], n.Number(Temperature),
                    .. Slopes.Select(slope => n[slope.Gradient]),
                ]));

    protected override double Term(Machine machine, int sample) =>
        (machine[Temperature, 0, 0] * machine[LogProbability, sample, 0]) - Least(machine, sample);

    protected override double Slope(Machine machine, int sample, int input)
    {
        if (input == 0)
        {
            return machine[Temperature, 0, 0];
        }

        double least = Least(machine, sample);
        return machine[Values[input - 1], sample, 0] > least ? 0 : -1.0 / Values.Count(value => machine[value, sample, 0] == least);
    }

    private double Least(Machine machine, int sample) => Values.Min(value => machine[value, sample, 0]);
}
