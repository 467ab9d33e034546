using System;

namespace NE.Runtime.Metrics;

/// <summary>Bias of a critic's values relative to the returns that followed, on evaluation episodes.</summary>
public static class ValueBias
{
    /// <summary>
    /// Sum over an episode's states of Q(s, a) minus the discounted return that followed. Divide the sum of all episodes by the count.
    /// </summary>
    /// <param name="values">Q(s_k, a_k) of each step.</param>
    /// <param name="rewards">r_k of each step.</param>
    /// <param name="discount">γ in [0, 1).</param>
    /// <param name="terminated">
    /// Whether the task ended the episode. After a time limit the return of a late state is truncated; see <paramref name="tail"/>.
    /// </param>
    /// <param name="tail">
    /// Number of final steps of a time-limited episode that are not counted, because their return is incomplete: n with γ^n small, see
    /// <see cref="Tail"/>.
    /// </param>
    /// <returns>The sum and the number of states in it.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static (double Sum, int Count) OfEpisode(
        ReadOnlySpan<float> values, ReadOnlySpan<double> rewards, double discount, bool terminated, int tail)
    {
        if (values.Length != rewards.Length)
        {
            throw new ArgumentException($"{values.Length} values need the same number of rewards, not {rewards.Length}.", nameof(rewards));
        }

        int counted = terminated ? rewards.Length : Math.Max(0, rewards.Length - tail);
        double toGo = 0, sum = 0;
        for (int k = rewards.Length - 1; k >= 0; k--)
        {
            toGo = rewards[k] + (discount * toGo);
            if (k < counted)
            {
                sum += values[k] - toGo;
            }
        }

        return (sum, counted);
    }

    /// <summary>Steps after which a reward's weight is at most share: the smallest n with γ^n ≤ share.</summary>
    /// <param name="discount">γ in [0, 1).</param>
    /// <param name="share">In (0, 1), for example 0.01.</param>
    public static int Tail(double discount, double share) => discount <= 0 ? 1 : (int)Math.Ceiling(Math.Log(share) / Math.Log(discount));
}
