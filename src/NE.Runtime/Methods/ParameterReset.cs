using System;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Topology;

namespace NE.Runtime.Methods;

/// <summary>
/// Reinitialises whole layers, all layers of a network or its last ones (Nikishin et al., "The primacy bias in deep reinforcement
/// learning", 2022; docs/algorithm.md, Resets of networks). Masks do not change; targets of these layers become copies; every reset draws
/// new random numbers.
/// </summary>
public static unsafe class ParameterReset
{
    /// <summary>Redraws weights and biases, as at the start of the run.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="forgetsMoments">Whether to set its moments to 0, and its ages if it has them.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    public static void Apply(LinearLayer layer, bool forgetsMoments, uint seed, long update)
    {
        ArgumentNullException.ThrowIfNull(layer);
        layer.Unpack();
        Draw(layer, RandomStreamId.ParameterReset, float.PositiveInfinity, forgetsMoments, seed, update);
        layer.Pack(WeightForms.Wanted);
    }

    /// <summary>Redraws a layer that is in dense form, and stays in it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="stream">Its random numbers.</param>
    /// <param name="kappa">Bound of what is drawn, in units of <see cref="LinearLayer.Bound"/>; infinite for none.</param>
    /// <param name="forgetsMoments">Whether to set its moments to 0, and its ages if it has them.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    internal static void Draw(LinearLayer layer, RandomStreamId stream, float kappa, bool forgetsMoments, uint seed, long update)
    {
        var numbers = new RandomStream(seed, stream, EventUnit.Of(update, layer.Number));
        float limit = kappa * layer.Bound;
        for (int position = 0; position < layer.Weights; position++)
        {
            float value = numbers.NextUniform(-layer.Bound, layer.Bound) * layer.InitialScale(position / layer.Inputs);
            layer.StartWeight(position, layer.Masked && layer.Mask[position] == 0 ? 0 : Math.Clamp(value, -limit, limit));
            if (forgetsMoments)
                layer.ForgetWeight(position);
        }

        for (int unit = 0; unit < layer.Outputs; unit++)
        {
            layer.StartBias(unit, Math.Clamp(numbers.NextUniform(-layer.Bound, layer.Bound), -limit, limit));
            if (forgetsMoments)
                layer.ForgetBias(unit);
        }

        layer.Constrain();
        layer.CopyOnlineToTarget();
    }

    /// <summary>Sets gains to 1 and biases to 0.</summary>
    /// <param name="layer">The normalisation.</param>
    /// <param name="forgetsMoments">Whether to set its moments and its own step count to 0.</param>
    public static void Apply(NormLayer layer, bool forgetsMoments)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (forgetsMoments)
            layer.Initialise();
        else
            layer.InitialiseValues();
    }
}
