using System;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Random;
using NE.Runtime.Topology;

namespace NE.Runtime.Kernels;

/// <summary>
/// What UPGD makes of the gradients of one optimiser group before its step (Elsayed and Mahmood, "Addressing loss of plasticity and catastrophic forgetting in
/// continual learning", 2024; docs/algorithm.md, Optimisers and gradient terms): U ← β U − (1 − β) g θ, ω = σ(Û / max U), g ← (g + ς ξ) (1 − ω),
/// with the maximum over all live parameters of the group.
/// </summary>
/// <remarks>
/// U is the second moment of the parameters, so events treat it as optimiser state. Weights that are not live keep U and gradient 0. Nothing is
/// allocated.
/// </remarks>
public sealed unsafe class UtilityGate
{
    /// <summary>Units of the noise of normalisations follow those of all matrices.</summary>
    private const int FirstNorm = 1 << 15;

    private const int NormsPerLayer = 8;

    private readonly LinearLayer[] layers;
    private readonly NormLayer[] norms;

    /// <summary>Gates the parameters of some layers together.</summary>
    /// <param name="layers">The matrices of the group, at least one.</param>
    /// <param name="norms">Its normalisations.</param>
    public UtilityGate(ReadOnlySpan<LinearLayer> layers, ReadOnlySpan<NormLayer> norms = default)
    {
        this.layers = [.. layers];
        this.norms = [.. norms];
    }

    /// <summary>Updates the utilities and gates the gradients.</summary>
    /// <param name="decay">β, in [0, 1).</param>
    /// <param name="noise">ς, standard deviation of the noise.</param>
    /// <param name="step">Number of this step, from 1 on.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update, 1-based.</param>
    public void Apply(double decay, double noise, long step, uint seed, long update)
    {
        float kept = (float)decay, added = (float)(1 - decay), most = float.NegativeInfinity;
        foreach (LinearLayer layer in layers)
        {
            for (int i = 0; i < layer.Weights + layer.Outputs; i++)
            {
                if (IsLive(layer, i))
                    most = Math.Max(most, Use(layer.Online.Weight, layer.Gradient.Weight, layer.SecondMoment.Weight, Index(layer, i), kept, added));
            }
        }

        foreach (NormLayer norm in norms)
        {
            for (int i = 0; i < norm.Parameters; i++)
                most = Math.Max(most, Use(norm.Online.Gain, norm.Gradient.Gain, norm.SecondMoment.Gain, i, kept, added));
        }

        // Without any utility nothing is more useful than anything else.
        double corrected = most == 0 ? 0 : 1 / (1 - AdamStep.Power(decay, Math.Max(1, step))) / most;
        float scale = (float)Math.Clamp(corrected, -float.MaxValue, float.MaxValue);
        foreach (LinearLayer layer in layers)
            Gate(layer, scale, (float)noise, new RandomStream(seed, RandomStreamId.Perturbation, EventUnit.Of(update, layer.Number)));

        for (int k = 0; k < norms.Length; k++)
        {
            int number = FirstNorm + (NormsPerLayer * layers[0].Number) + k;
            Gate(norms[k], scale, (float)noise, new RandomStream(seed, RandomStreamId.Perturbation, EventUnit.Of(update, number)));
        }
    }

    private static void Gate(LinearLayer layer, float scale, float noise, RandomStream numbers)
    {
        for (int i = 0; i < layer.Weights + layer.Outputs; i++)
        {
            // A position has its number whether or not the weight is live.
            float random = noise == 0 ? 0 : noise * numbers.NextNormal();
            if (IsLive(layer, i))
                Gate(layer.Gradient.Weight, layer.SecondMoment.Weight, Index(layer, i), scale, random);
        }
    }

    private static void Gate(NormLayer norm, float scale, float noise, RandomStream numbers)
    {
        for (int i = 0; i < norm.Parameters; i++)
            Gate(norm.Gradient.Gain, norm.SecondMoment.Gain, i, scale, noise == 0 ? 0 : noise * numbers.NextNormal());
    }

    private static float Use(float* value, float* gradient, float* utility, nint i, float kept, float added) =>
        utility[i] = (kept * utility[i]) - (added * (gradient[i] * value[i]));

    // 1 − σ(x) = σ(−x).
    private static void Gate(float* gradient, float* utility, nint i, float scale, float random) =>
        gradient[i] = (gradient[i] + random) * Elementary.Sigmoid<SimdScalar, float>(-(scale * utility[i]));

    private static bool IsLive(LinearLayer layer, int i) => !layer.Masked || i >= layer.Weights || layer.Mask[i] != 0;

    private static nint Index(LinearLayer layer, int i) => i < layer.Weights ? layer.SlotOf(i) : layer.Parameters - layer.Outputs + (i - layer.Weights);
}
