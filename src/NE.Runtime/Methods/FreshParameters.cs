using System;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Topology;

namespace NE.Runtime.Methods;

/// <summary>Fresh parameters of a plasticity injection.</summary>
internal static unsafe class FreshParameters
{
    /// <summary>
    /// Draws weights and biases as at the start of the run, for the network and its target; moments and ages become 0. The mask does not change. The
    /// layer is in dense form before and after.
    /// </summary>
    internal static void Draw(LinearLayer layer, float kappa, uint seed, long update)
    {
        var numbers = new RandomStream(seed, RandomStreamId.PlasticityInjection, EventUnit.Of(update, layer.Number));
        float limit = kappa > 0 ? kappa * layer.Bound : float.PositiveInfinity;
        for (int position = 0; position < layer.Weights; position++)
        {
            float value = numbers.NextUniform(-layer.Bound, layer.Bound) * layer.InitialScale(position / layer.Inputs);
            layer.StartWeight(position, layer.Masked && layer.Mask[position] == 0 ? 0 : Math.Clamp(value, -limit, limit));
            layer.ForgetWeight(position);
        }

        for (int unit = 0; unit < layer.Outputs; unit++)
        {
            layer.StartBias(unit, Math.Clamp(numbers.NextUniform(-layer.Bound, layer.Bound), -limit, limit));
            layer.ForgetBias(unit);
        }

        layer.Constrain();
        layer.CopyOnlineToTarget();
    }
}
