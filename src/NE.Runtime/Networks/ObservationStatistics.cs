using System;
using NE.Runtime.Memory;

namespace NE.Runtime.Networks;

/// <summary>
/// Running mean and variance of observations (SimBa, Lee et al. 2025, section 4.1; docs/algorithm.md, Observation normalisation). They are
/// part of an agent's state: training updates them with each observation that it acts on; evaluation never does. Replay keeps raw
/// observations, so that each batch is normalised by the current statistics.
/// </summary>
public sealed unsafe class ObservationStatistics
{
    /// <summary>Weight of the initial mean 0 and variance 1, in observations, as in the published code of SimBa.</summary>
    private const double FirstCount = 1e-4;

    private readonly double[] mean;
    private readonly double[] variance;
    private readonly double epsilon;
    private double count;

    /// <summary>Creates statistics before the first observation.</summary>
    /// <param name="arena">Owner of the memory that kernels read.</param>
    /// <param name="name">Name within the agent and in checkpoints, such as "Observation".</param>
    /// <param name="length">Length of an observation, at least 1.</param>
    /// <param name="epsilon">Added to the variance, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length below 1, or an ε that is not above 0.</exception>
    public ObservationStatistics(Arena arena, string name, int length, double epsilon = 1e-8)
    {
        ArgumentNullException.ThrowIfNull(arena);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        Name = name;
        Length = length;
        this.epsilon = epsilon;
        mean = new double[length];
        variance = new double[length];
        Mean = arena.Take(2 * length);
        Clear();
    }

    /// <summary>Name within the agent and in checkpoints.</summary>
    public string Name { get; }

    /// <summary>Length of an observation.</summary>
    public int Length { get; }

    /// <summary>Number of observations so far.</summary>
    public double Count => count - FirstCount;

    /// <summary>What kernels read: the means, then 1/√(variance + ε), one per component.</summary>
    public ReadOnlySpan<float> Table => new(Mean, 2 * Length);

    /// <summary>The means.</summary>
    internal float* Mean { get; }

    /// <summary>1/√(variance + ε).</summary>
    internal float* Scale => Mean + Length;

    /// <summary>Adds an observation that training acts on (Welford's method, in double precision).</summary>
    /// <param name="observation">The observation.</param>
    /// <exception cref="ArgumentException">Its length differs.</exception>
    public void Update(ReadOnlySpan<float> observation)
    {
        if (observation.Length != Length)
            throw new ArgumentException($"An observation has {Length} components, not {observation.Length}.", nameof(observation));

        double total = count + 1;
        for (int i = 0; i < observation.Length; i++)
        {
            double distance = observation[i] - mean[i];
            mean[i] += distance / total;
            variance[i] = ((variance[i] * count) + (distance * distance * count / total)) / total;
        }

        count = total;
        Round();
    }

    /// <summary>Resets to no observations.</summary>
    public void Clear()
    {
        Array.Clear(mean);
        Array.Fill(variance, 1);
        count = FirstCount;
        Round();
    }

    /// <summary>Writes mean, variance and count, in double precision.</summary>
    /// <param name="writer">Receives them.</param>
    public void Save(ITensorWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write($"{Name}.mean", mean, Length);
        writer.Write($"{Name}.variance", variance, Length);
        writer.Write($"{Name}.count", [count], 1);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the tensor.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.Read($"{Name}.mean", mean);
        reader.Read($"{Name}.variance", variance);
        reader.Read($"{Name}.count", new Span<double>(ref count));
        Round();
    }

    private void Round()
    {
        for (int i = 0; i < Length; i++)
        {
            Mean[i] = (float)mean[i];
            Scale[i] = (float)(1 / Math.Sqrt(variance[i] + epsilon));
        }
    }
}
