using System;
using NE.Runtime.Methods;

namespace NE.Trials.Own;

/// <summary>Group lasso: pulls the incoming weights of each hidden unit towards 0 together, by λ w / ‖w‖.</summary>
public readonly struct GroupLasso : IGradientTerm
{
    /// <inheritdoc/>
    public static void Add(in GradientLayer layer, float weight)
    {
        for (int unit = 0; unit < (layer.IsOutput ? 0 : layer.Outputs); unit++)
        {
            double squares = 1e-12;
            for (int input = 0; input < layer.Inputs; input++)
                squares += layer[unit, input] * (double)layer[unit, input];

            for (int input = 0; input < layer.Inputs; input++)
                layer.Add(unit, input, (float)(weight * layer[unit, input] / Math.Sqrt(squares)));
        }
    }
}
