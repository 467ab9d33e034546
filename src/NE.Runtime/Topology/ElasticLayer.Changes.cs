using System;
using NE.Runtime.Random;

namespace NE.Runtime.Topology;

/// <content>Applying the changes: connections and the target network.</content>
public sealed unsafe partial class ElasticLayer
{
    /// <summary>Connects the grown connections with values U(−bound, +bound), bound = 1/√inputs (NE paper, version 3).</summary>
    public void ConnectRandom() => ConnectRandomClipped(float.PositiveInfinity);

    /// <summary>As <see cref="ConnectRandom"/>, clamped to ±κ · bound; without effect for κ ≥ 1.</summary>
    /// <param name="kappa">κ &gt; 0.</param>
    public void ConnectRandomClipped(float kappa)
    {
        IndexedWords words = Words(RandomStreamId.Newborn);
        float limit = kappa * Layer.Bound;
        foreach (int k in Grown)
        {
            Connect(k, Math.Clamp(words.Uniform((ulong)k, Layer.Bound), -limit, limit));
        }
    }

    /// <summary>Connects the grown connections with value 0: the function of the network does not change (RigL).</summary>
    public void ConnectZero()
    {
        foreach (int k in Grown)
        {
            Connect(k, 0);
        }
    }

    /// <summary>
    /// Connects the grown connections with normal values truncated to ±2, scaled to variance 1/inputs (LeCun initialisation).
    /// </summary>
    public void ConnectLeCun()
    {
        IndexedWords words = Words(RandomStreamId.Newborn);
        double scale = 1 / (Math.Sqrt(inputs) * TruncatedNormal.Deviation);
        foreach (int k in Grown)
        {
            Connect(k, (float)(scale * TruncatedNormal.At(words.Word((ulong)k))));
        }
    }

    /// <summary>Disconnects the pruned connections: mask, weight, target, moments and gradient become 0.</summary>
    public void Disconnect()
    {
        foreach (int k in Pruned)
        {
            Layer.Mask[k] = 0;
            Layer.StartWeight(k, 0);
            Layer.Target.Weight[k] = 0;
            Layer.Gradient.Weight[k] = 0;
            Layer.ForgetWeight(k);
            liveInputs[k / inputs]--;
            Live--;
        }
    }

    /// <summary>
    /// Multiplies the target's weights by the mask: a pruned connection is removed at once, a newborn one starts at 0 and follows by Polyak
    /// averaging (docs/algorithm.md, "Target networks").
    /// </summary>
    public void MaskTarget()
    {
        for (int k = 0; Layer.Mask is not null && k < Size; k++)
        {
            if (Layer.Mask[k] == 0)
            {
                Layer.Target.Weight[k] = 0;
            }
        }
    }

    /// <summary>Copies the values of newborn connections to the target network.</summary>
    public void CopyNewbornToTarget()
    {
        foreach (int k in Grown)
        {
            Layer.Target.Weight[k] = Layer.Online.Weight[k];
        }
    }

    private void Connect(int k, float value)
    {
        Layer.Mask[k] = 1;
        Layer.StartWeight(k, value);
        Layer.ForgetWeight(k);
        liveInputs[k / inputs]++;
        Live++;
    }
}
