using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>Bias corrections of one Adam step, shared by all parameters of a group.</summary>
/// <param name="Output">The local variable.</param>
/// <param name="Rate">Setting of the learning rate.</param>
/// <param name="Moments">β₁, β₂ and ε, as expressions.</param>
/// <param name="Count">Number of steps so far, including this one, as an expression of the update counter.</param>
/// <param name="Factor">Factor of the rate at this update, as an expression; null if the rate is constant.</param>
/// <param name="AtLeastOne">True if the count may still be 0.</param>
internal sealed record AdamCorrections(Value Output, string Rate, string Moments, string Count, string? Factor, bool AtLeastOne)
    : StepFactors(Output, Rate, Factor)
{
    public override string Text(Notation n) =>
        $"{n.Local(Output)} = adam step {Count}{(AtLeastOne ? ", at least 1," : "")} at rate {Rate}{(Factor is null ? "" : ", scheduled")}";

    /// <summary>The weight decay λ that accompanies the step, as an expression; null for none.</summary>
    public string? Decay { get; init; }

    /// <summary>The corrections, as a C# expression.</summary>
    public string Expression => Of(Rate, Moments, AtLeastOne ? $"global::System.Math.Max(1, {Count})" : Count, Decay, Factor);

    /// <summary>The corrections of a step, as a C# expression.</summary>
    /// <param name="rate">Setting of the learning rate.</param>
    /// <param name="moments">β₁, β₂ and ε.</param>
    /// <param name="count">Number of steps, from 1 on.</param>
    /// <param name="decay">The weight decay; null for none.</param>
    /// <param name="factor">Factor of the rate; null if the rate is constant.</param>
    public static string Of(string rate, string moments, string count, string? decay, string? factor) => "Kernels::AdamStep.At(\n"
        + $"    settings.{rate}, {moments}, {count}{(decay is null ? "" : $", {decay}")}){(factor is null ? "" : $".Scaled({factor})")}";

    public override string CSharp(Notation n) => $"Kernels::AdamStep {n.Local(Output)} = {Expression};";
}
