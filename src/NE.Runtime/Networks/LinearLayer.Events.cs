using System;

namespace NE.Runtime.Networks;

/// <content>Changes of single parameters at events, while the layer is in dense form.</content>
public sealed unsafe partial class LinearLayer
{
    /// <summary>Sets a weight together with its initial value.</summary>
    /// <param name="position">Its position, <c>[out][in]</c>.</param>
    /// <param name="value">The value.</param>
    internal void StartWeight(nint position, float value)
    {
        online[position] = value;
        if (initial != null)
            initial[position] = value;
    }

    /// <summary>Sets a bias together with its initial value.</summary>
    internal void StartBias(int unit, float value) => StartWeight(biasOffset + unit, value);

    /// <summary>Sets the moments and age of a weight to 0.</summary>
    internal void ForgetWeight(nint position)
    {
        firstMoment[position] = 0;
        secondMoment[position] = 0;
        if (Age != null)
            Age[position] = 0;
    }

    /// <summary>Sets the moments and age of a bias to 0.</summary>
    internal void ForgetBias(int unit) => ForgetWeight(biasOffset + unit);

    /// <summary>Copies the online parameters to the target.</summary>
    internal void CopyOnlineToTarget() => Values(Online).CopyTo(Values(Target));

    /// <summary>Scale factor of a unit's drawn weights: see <see cref="LayerTopology.ScaleByEffectiveFanIn"/>.</summary>
    internal float InitialScale(int unit)
    {
        if (!Masked || !Topology.ScaleByEffectiveFanIn)
            return 1;

        int fanIn = 0;
        for (int i = unit * Inputs; i < (unit + 1) * Inputs; i++)
            fanIn += Mask[i];

        return fanIn > 0 ? (float)Math.Sqrt((double)Inputs / fanIn) : 1;
    }
}
