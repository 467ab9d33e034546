using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>The factors of one step of gradient descent with momentum, shared by all parameters of a group.</summary>
/// <param name="Output">The local variable.</param>
/// <param name="Rate">Setting of the learning rate.</param>
/// <param name="Factor">Factor of the rate at this update, as an expression; null if the rate is constant.</param>
internal sealed record SgdFactors(Value Output, string Rate, string? Factor) : StepFactors(Output, Rate, Factor)
{
    public override string Text(Notation n) => $"{n.Local(Output)} = momentum step at rate {Rate}{(Factor is null ? "" : ", scheduled")}";

    /// <summary>The factors, as a C# expression.</summary>
    /// <param name="rate">Setting of the learning rate.</param>
    /// <param name="factor">Factor of the rate at this update, as an expression; null if the rate is constant.</param>
    public static string Of(string rate, string? factor) =>
        $"Kernels::SgdStep.At(settings.{rate}, settings.Momentum){(factor is null ? "" : $".Scaled({factor})")}";

    public override string CSharp(Notation n) => $"Kernels::SgdStep {n.Local(Output)} = {Of(Rate, Factor)};";
}
