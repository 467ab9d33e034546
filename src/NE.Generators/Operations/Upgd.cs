using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>One step of UPGD on gradients that were gated for all slots of the group: θ ← (1 − lr λ) θ − lr g.</summary>
/// <param name="Layer">The slot, its online parameters.</param>
/// <param name="Step">Rate and decay.</param>
/// <param name="After">The merged transforms.</param>
internal sealed record Upgd(Parameter Layer, Value Step, EquatableArray<Operation> After) : ParameterStep(Layer, Step, ByAge: false, After)
{
    /// <inheritdoc/>
    protected override string Word => "upgd";

    /// <inheritdoc/>
    protected override string Kernels => "Upgd";

    /// <inheritdoc/>
    protected override bool NamesTransforms => false;

    // With λ = 0.01.
    /// <inheritdoc/>
    protected override void Move(double[] w, double[] g, double[] moments, double rate)
    {
        for (int i = 0; i < w.Length; i++)
        {
            moments[i] = g[i];
            w[i] -= rate * (g[i] + (0.01 * w[i]));
        }
    }
}
