using System;

namespace NE.Runtime.Training;

/// <summary>Returns and lengths of the episodes of one evaluation.</summary>
/// <param name="episodes">Number of episodes.</param>
internal sealed class EvaluationResult(int episodes)
{
    /// <summary>Undiscounted returns.</summary>
    internal double[] Returns { get; } = new double[episodes];

    /// <summary>Lengths in environment steps.</summary>
    internal int[] Lengths { get; } = new int[episodes];

    /// <summary>Sum over states of Q(s, a) minus the discounted return that followed, and the number of states.</summary>
    internal (double Sum, long Count) ValueBias { get; private set; }

    /// <summary>Mean return.</summary>
    internal double Mean
    {
        get
        {
            double sum = 0;
            foreach (double value in Returns)
            {
                sum += value;
            }

            return sum / Returns.Length;
        }
    }

    /// <summary>Standard deviation of the returns over the episodes played (population form).</summary>
    internal double StandardDeviation
    {
        get
        {
            double mean = Mean, sum = 0;
            foreach (double value in Returns)
            {
                sum += (value - mean) * (value - mean);
            }

            return Math.Sqrt(sum / Returns.Length);
        }
    }

    /// <summary>Mean length.</summary>
    internal double MeanLength
    {
        get
        {
            long sum = 0;
            foreach (int length in Lengths)
            {
                sum += length;
            }

            return (double)sum / Lengths.Length;
        }
    }

    internal void Begin(int episode)
    {
        if (episode == 0)
        {
            ValueBias = default;
        }

        Returns[episode] = 0;
        Lengths[episode] = 0;
    }

    internal void AddBias((double Sum, int Count) bias) => ValueBias = (ValueBias.Sum + bias.Sum, ValueBias.Count + bias.Count);

    internal void Add(int episode, double reward)
    {
        Returns[episode] += reward;
        Lengths[episode]++;
    }
}
