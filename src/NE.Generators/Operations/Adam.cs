using System;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>One step of Adam.</summary>
/// <param name="Layer">The slot, its online parameters.</param>
/// <param name="Step">Bias corrections.</param>
/// <param name="ByAge">Whether they depend on the age of each parameter.</param>
/// <param name="After">The merged transforms.</param>
internal sealed record Adam(Parameter Layer, Value Step, bool ByAge, EquatableArray<Operation> After) : ParameterStep(Layer, Step, ByAge, After)
{
    /// <inheritdoc/>
    protected override string Word => "adam";

    /// <inheritdoc/>
    protected override string Kernels => "Adam";

    /// <inheritdoc/>
    protected override bool NamesTransforms => true;

    /// <summary>The step with β₁ = 0.9, β₂ = 0.999, ε = 1e-8 and corrections from a separate value: rate and inverse.</summary>
    public static void Descend(double[] w, double[] g, double[] moments, double rate)
    {
        for (int i = 0; i < w.Length; i++)
        {
            moments[i] = (0.9 * moments[i]) + (0.1 * g[i]);
            moments[w.Length + i] = (0.999 * moments[w.Length + i]) + (0.001 * g[i] * g[i]);
            w[i] -= rate * moments[i] / (Math.Sqrt(moments[w.Length + i]) + 1e-8);
        }
    }

    /// <inheritdoc/>
    protected override void Move(double[] w, double[] g, double[] moments, double rate) => Descend(w, g, moments, rate);
}
