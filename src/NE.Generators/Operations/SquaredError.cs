using System;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>mean (q − y)²; its gradient is 2 (q − y) / B.</summary>
internal sealed record SquaredError(Value Q, Value Target, Value Result, string Owner) : Loss(Result, Owner, [], true)
{
    public override EquatableArray<Value> Inputs => [Q, Target];

    protected override string Function => "Kernels::Bellman.Error";

    protected override bool Negated => false;

    protected override Loss Rebind(Binding at) => this with { Q = at[Q], Target = at[Target] };

    protected override string Formula(Notation n) => $"mean square of {n[Q]} - {n[Target]}";

    protected override KernelForm SumKernel(KernelNotation n) =>
        new(n.Task("batch_error", n[Q], n[Target], n.Samples, n.Result())) { Results = 1 };

    protected override KernelForm SlopeKernel(KernelNotation n) => new(n.Rows("value_error", n[Q], n[Target], n[Slopes[0].Gradient]));

    protected override double Term(Machine machine, int sample) => Math.Pow(machine[Q, sample, 0] - machine[Target, sample, 0], 2);

    protected override double Slope(Machine machine, int sample, int input) =>
        (input == 0 ? 2 : -2) * (machine[Q, sample, 0] - machine[Target, sample, 0]);
}
