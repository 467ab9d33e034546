using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>−mean q: the loss of a deterministic policy; its gradient is −1 / B.</summary>
internal sealed record NegativeMean(Value Q, Value Result, string Owner) : Loss(Result, Owner, [], true)
{
    public override EquatableArray<Value> Inputs => [Q];

    protected override string Function => "Kernels::DeterministicPolicyLoss.Apply";

    protected override bool Negated => true;

    protected override Loss Rebind(Binding at) => this with { Q = at[Q] };

    protected override string Formula(Notation n) => $"minus mean of {n[Q]}";

    protected override KernelForm SumKernel(KernelNotation n) => new(n.Task("batch_mean", n[Q], n.Samples, n.Result())) { Results = 1 };

    protected override KernelForm SlopeKernel(KernelNotation n) => new(n.Rows("deterministic_policy_loss", n[Q], n[Slopes[0].Gradient]));

    protected override double Term(Machine machine, int sample) => -machine[Q, sample, 0];

    protected override double Slope(Machine machine, int sample, int input) => -1;
}
