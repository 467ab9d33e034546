using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>One step of AdamW: θ ← (1 − lr λ) θ, then Adam's step with the gradient at the undecayed θ.</summary>
/// <param name="Layer">The slot, its online parameters.</param>
/// <param name="Step">Bias corrections, and lr λ.</param>
/// <param name="ByAge">Whether the corrections depend on the age of each parameter.</param>
/// <param name="After">The merged transforms.</param>
internal sealed record AdamW(Parameter Layer, Value Step, bool ByAge, EquatableArray<Operation> After) : ParameterStep(Layer, Step, ByAge, After)
{
    /// <inheritdoc/>
    protected override string Word => "adamw";

    /// <inheritdoc/>
    protected override string Kernels => "AdamW";

    /// <inheritdoc/>
    protected override bool NamesTransforms => false;

    // With λ = 0.01.
    /// <inheritdoc/>
    protected override void Move(double[] w, double[] g, double[] moments, double rate)
    {
        for (int i = 0; i < w.Length; i++)
        {
            w[i] *= 1 - (rate * 0.01);
        }

        Adam.Descend(w, g, moments, rate);
    }
}
