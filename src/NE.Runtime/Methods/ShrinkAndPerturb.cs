using System;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Topology;

namespace NE.Runtime.Methods;

/// <summary>
/// Shrink and perturb (Ash and Adams, "On warm-starting neural network training", 2020; docs/algorithm.md, Shrink and perturb):
/// θ ← p θ + q θ_new, with θ_new drawn as at the start of a run. Masks do not change: both terms are 0 where a weight is not live.
/// </summary>
public static unsafe class ShrinkAndPerturb
{
    /// <summary>Moves weights and biases towards new random values.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="shrink">p, the share of the old value, in [0, 1].</param>
    /// <param name="perturb">q, the share of the new value, in [0, 1].</param>
    /// <param name="rules">Options.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    /// <remarks>
    /// θ_new is what <see cref="ParameterReset"/> would draw at this update: with p = 0 and q = 1 the parameters are those of a reset. With
    /// p = 1 and q = 0 nothing changes, moments included.
    /// </remarks>
    public static void Apply(LinearLayer layer, float shrink, float perturb, in PerturbRules rules, uint seed, long update)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (IsIdentity(shrink, perturb))
            return;

        layer.Unpack();
        var numbers = new RandomStream(seed, RandomStreamId.ParameterReset, EventUnit.Of(update, layer.Number));
        float limit = rules.Kappa > 0 ? rules.Kappa * layer.Bound : float.PositiveInfinity;
        for (int position = 0; position < layer.Weights; position++)
        {
            float drawn = numbers.NextUniform(-layer.Bound, layer.Bound) * layer.InitialScale(position / layer.Inputs);
            if (!layer.Masked || layer.Mask[position] != 0)
                Move(layer, position, shrink, perturb * drawn, limit, rules);
        }

        for (int unit = 0; unit < layer.Outputs; unit++)
        {
            float drawn = numbers.NextUniform(-layer.Bound, layer.Bound);
            Move(layer, layer.Weights + unit, shrink, rules.DrawsBias ? perturb * drawn : 0, limit, rules);
        }

        layer.Pack();
    }

    /// <summary>Moves gains towards 1 and biases towards 0, their values at the start.</summary>
    /// <param name="layer">The normalisation.</param>
    /// <param name="shrink">p, the share of the old value, in [0, 1].</param>
    /// <param name="perturb">q, the share of the value at the start, in [0, 1].</param>
    /// <param name="rules">Options; drawing and clipping do not apply.</param>
    public static void Apply(NormLayer layer, float shrink, float perturb, in PerturbRules rules)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (IsIdentity(shrink, perturb))
            return;

        for (int unit = 0; unit < layer.Features; unit++)
        {
            layer.Online.Gain[unit] = (shrink * layer.Online.Gain[unit]) + perturb;
            layer.Online.Bias[unit] *= shrink;
            if (rules.MovesTarget)
            {
                layer.Target.Gain[unit] = (shrink * layer.Target.Gain[unit]) + perturb;
                layer.Target.Bias[unit] *= shrink;
            }
        }

        if (rules.ForgetsMoments)
            layer.ForgetMoments();
    }

    private static bool IsIdentity(float shrink, float perturb) => shrink == 1 && perturb == 0;

    // Weights and biases share an array, so that a bias is a position behind the weights.
    private static void Move(LinearLayer layer, int position, float shrink, float added, float limit, in PerturbRules rules)
    {
        float* online = layer.Online.Weight;
        online[position] = Math.Clamp((shrink * online[position]) + added, -limit, limit);
        if (rules.MovesTarget)
        {
            float* target = layer.Target.Weight;
            target[position] = Math.Clamp((shrink * target[position]) + added, -limit, limit);
        }

        if (rules.ForgetsMoments)
            layer.ForgetWeight(position);
    }
}
