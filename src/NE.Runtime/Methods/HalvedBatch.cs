using NE.Runtime.Memory;

namespace NE.Runtime.Methods;

/// <summary>
/// Half batches while few outputs of hidden units are above 0 (reference code of the NE paper; docs/algorithm.md, Half batches): gradients of the second half
/// become 0 and those of the first are doubled, so that a mean over the batch is one over its first half.
/// </summary>
/// <param name="below">Share of outputs above 0 below which half of a batch counts, in [0, 1].</param>
/// <param name="size">Transitions of a batch; of one nothing can be left out.</param>
public sealed class HalvedBatch(double below, int size)
{
    private readonly int half = size > 1 ? size / 2 : size;

    private long firing;
    private long outputs;

    /// <summary>Share of a batch that counts: 1, or that of its first half, rounded down.</summary>
    public double Share { get; private set; } = 1;

    /// <summary>Counts the outputs of a layer that are above 0.</summary>
    /// <param name="hidden">Outputs of hidden units on a batch, after their activation.</param>
    public void Count(Activations hidden)
    {
        for (int unit = 0; unit < hidden.Features; unit++)
        {
            for (int sample = 0; sample < hidden.Batch; sample++)
                firing += hidden[unit, sample] > 0 ? 1 : 0;
        }

        outputs += (long)hidden.Features * hidden.Batch;
    }

    /// <summary>Ends a count, and decides on the batch of this update.</summary>
    /// <returns><see cref="Share"/>.</returns>
    public double Decide()
    {
        Share = firing < below * outputs ? (double)half / size : 1;
        firing = outputs = 0;
        return Share;
    }

    /// <summary>Makes gradients of a mean over a batch those of the mean over the part of it that counts.</summary>
    /// <param name="gradient">Gradients at the outputs of a network.</param>
    public void Scale(Activations gradient)
    {
        if (Share == 1)
            return;

        float factor = (float)size / half;
        for (int row = 0; row < gradient.Features; row++)
        {
            for (int sample = 0; sample < gradient.Batch; sample++)
                gradient[row, sample] = sample < half ? factor * gradient[row, sample] : 0;
        }
    }
}
