using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>The factors of one step of UPGD, shared by all parameters of a group.</summary>
/// <param name="Output">The local variable.</param>
/// <param name="Rate">Setting of the learning rate.</param>
/// <param name="Factor">Factor of the rate at this update, as an expression; null if the rate is constant.</param>
internal sealed record UpgdFactors(Value Output, string Rate, string? Factor) : StepFactors(Output, Rate, Factor)
{
    public override string Text(Notation n) => $"{n.Local(Output)} = upgd step at rate {Rate}{(Factor is null ? "" : ", scheduled")}";

    public override string CSharp(Notation n) =>
        $"Kernels::UpgdStep {n.Local(Output)} = Kernels::UpgdStep.At(settings.{Rate}, settings.UpgdWeightDecay)"
        + $"{(Factor is null ? "" : $".Scaled({Factor})")};";
}
