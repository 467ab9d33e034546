using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>One step of gradient descent with momentum: v ← μ v + g, θ ← θ − lr v. The velocity is stored in the first moment.</summary>
/// <param name="Layer">The slot, its online parameters.</param>
/// <param name="Step">Rate and momentum.</param>
/// <param name="After">The merged transforms.</param>
internal sealed record Sgd(Parameter Layer, Value Step, EquatableArray<Operation> After) : ParameterStep(Layer, Step, ByAge: false, After)
{
    /// <inheritdoc/>
    protected override string Word => "momentum";

    /// <inheritdoc/>
    protected override string Kernels => "Sgd";

    /// <inheritdoc/>
    protected override bool NamesTransforms => false;

    // With μ = 0.9.
    /// <inheritdoc/>
    protected override void Move(double[] w, double[] g, double[] moments, double rate)
    {
        for (int i = 0; i < w.Length; i++)
        {
            moments[i] = (0.9 * moments[i]) + g[i];
            w[i] -= rate * moments[i];
        }
    }
}
