using System;
using NE.Runtime.Memory;

namespace NE.Runtime.Kernels;

/// <summary>The policy's objective: the value of its actions (TD3 paper, equation 2; docs/algorithm.md, One update).</summary>
public static unsafe class DeterministicPolicyLoss
{
    /// <summary>The loss −mean(q) and its gradient −1/B, 0 at padded samples.</summary>
    /// <param name="q">Values of the policy's actions by the first critic, one feature.</param>
    /// <param name="gradient">Receives the gradient with respect to q.</param>
    /// <returns>The loss, summed in the order of a sum over the batch.</returns>
    /// <exception cref="ArgumentException">An array does not have exactly one feature, or the batch sizes differ.</exception>
    public static float Apply(Activations q, Activations gradient)
    {
        Bellman.RequireColumn(q, gradient);
        float slope = -1f / q.Batch;
        for (int p = 0; p < q.Panels; p++)
            new Span<float>(gradient.Panel(p), Activations.PanelSamples).Fill(slope);

        Bellman.ClearPadding(gradient);
        return -BatchMean.Of(q);
    }
}
