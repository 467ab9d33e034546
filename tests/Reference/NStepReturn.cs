using System;

namespace NE.Reference;

/// <summary>
/// N-step returns with the running flags of the published code: u says that the task has not ended, w that no episode end was passed.
/// The target is R + u · γ^(m+1) · Q(s'_m).
/// </summary>
/// <param name="Reward">R.</param>
/// <param name="Continues">u.</param>
/// <param name="Last">m, the row whose next state the target looks at.</param>
public readonly record struct NStepReturn(double Reward, double Continues, int Last)
{
    /// <summary>The return of a row of a buffer; the newest row counts as the end of an episode.</summary>
    /// <param name="rewards">Rewards in the order of the buffer.</param>
    /// <param name="terminated">Where the task itself ended.</param>
    /// <param name="ended">Where an episode ended, by termination or by a limit.</param>
    /// <param name="first">The row.</param>
    /// <param name="steps">n.</param>
    /// <param name="discount">γ.</param>
    public static NStepReturn Of(
        ReadOnlySpan<double> rewards, ReadOnlySpan<bool> terminated, ReadOnlySpan<bool> ended, int first, int steps, double discount)
    {
        double sum = 0, u = 1, w = 1;
        int m = 0;
        for (int k = 0; k < steps; k++)
        {
            int row = Math.Min(first + k, rewards.Length - 1);
            sum += w * u * Math.Pow(discount, k) * rewards[row];
            u *= Math.Max(terminated[row] ? 0 : 1, 1 - w);
            if (k == steps - 1)
                break;
            w *= ended[row] || row == rewards.Length - 1 ? 0 : 1;
            m += (int)w;
        }

        return new NStepReturn(sum, u, m);
    }
}
