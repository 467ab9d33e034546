using System;

namespace NE.Runtime.Topology;

/// <summary>
/// Growth schedules: the fraction of a layer grown by an event at update t (docs/algorithm.md, "Growth schedule"). Updates are
/// gradient updates; <c>end</c> is T_end, the update before which topology may change.
/// </summary>
public static class Anneal
{
    /// <summary>Weight of an event with cosine decay: (α/2)(1 + cos(π t/T_end)) (NE paper, algorithm listing; RigL).</summary>
    /// <param name="update">t, the update of the event.</param>
    /// <param name="end">T_end &gt; 0, in updates.</param>
    /// <param name="amplitude">α.</param>
    public static double Cosine(long update, long end, double amplitude) => amplitude / 2 * (1 + Math.Cos(Math.PI * Progress(update, end)));

    /// <summary>A share that falls to 0 at the end along a quarter of a cosine: share · cos(π t/(2 T_end)).</summary>
    /// <param name="update">t, the update of the event.</param>
    /// <param name="end">T_end &gt; 0, in updates.</param>
    /// <param name="share">The share at update 0.</param>
    public static double QuarterCosine(long update, long end, double share) => share * Math.Cos(Math.PI / 2 * Progress(update, end));

    /// <summary>Weight of an event with uniform growth: α/2 at each, with the same sum as the cosine's.</summary>
    public static double Uniform(double amplitude) => amplitude / 2;

    /// <summary>Weight of an event with warm decay: α · max(0, 1 − t/T_end)^p.</summary>
    /// <param name="update">t, the update of the event.</param>
    /// <param name="end">T_end &gt; 0, in updates.</param>
    /// <param name="amplitude">α.</param>
    /// <param name="power">p &gt; 0.</param>
    public static double WarmDecay(long update, long end, double amplitude, double power) =>
        amplitude * Math.Pow(1 - Progress(update, end), power);

    /// <summary>Fraction of the cosine's total growth due by update t: t/T_end + sin(π t/T_end)/π, in [0, 1].</summary>
    public static double CosineShare(long update, long end)
    {
        double progress = Progress(update, end);
        return progress == 1 ? 1 : progress + (Math.Sin(Math.PI * progress) / Math.PI);
    }

    /// <summary>Fraction of the total uniform growth due by update t: t/T_end, in [0, 1].</summary>
    public static double UniformShare(long update, long end) => Progress(update, end);

    /// <summary>Fraction of warm decay's total growth due by update t: 1 − (1 − t/T_end)^(p+1), in [0, 1].</summary>
    public static double WarmDecayShare(long update, long end, double power) => 1 - Math.Pow(1 - Progress(update, end), power + 1);

    /// <summary>Fraction of the total growth due by update t as a user-defined curve says, in [0, 1]; 1 at the end.</summary>
    /// <typeparam name="TCurve">The curve.</typeparam>
    /// <param name="update">t.</param>
    /// <param name="end">T_end &gt; 0, in updates.</param>
    public static double ShareBy<TCurve>(long update, long end)
        where TCurve : IGrowthCurve
    {
        double progress = Progress(update, end);
        double share = progress == 1 ? 1 : TCurve.Share(progress);
        return share > 0 ? Math.Min(share, 1) : 0;
    }

    /// <summary>Number of events: updates ΔT, 2ΔT, … that are less than T_end.</summary>
    /// <param name="end">T_end, in updates.</param>
    /// <param name="every">ΔT &gt; 0, in updates.</param>
    public static long Events(long end, long every) => end <= every ? 0 : (end - 1) / every;

    /// <summary>The weights of all events of a run with cosine decay, first to last.</summary>
    public static double[] CosineWeights(long end, long every, double amplitude)
    {
        double[] weights = new double[Events(end, every)];
        for (int m = 0; m < weights.Length; m++)
        {
            weights[m] = Cosine((m + 1) * every, end, amplitude);
        }

        return weights;
    }

    /// <summary>The weights of all events of a run with uniform growth.</summary>
    public static double[] UniformWeights(long end, long every, double amplitude)
    {
        double[] weights = new double[Events(end, every)];
        Array.Fill(weights, Uniform(amplitude));
        return weights;
    }

    /// <summary>The weights of all events of a run with warm decay, first to last.</summary>
    public static double[] WarmDecayWeights(long end, long every, double amplitude, double power)
    {
        double[] weights = new double[Events(end, every)];
        for (int m = 0; m < weights.Length; m++)
        {
            weights[m] = WarmDecay((m + 1) * every, end, amplitude, power);
        }

        return weights;
    }

    /// <summary>
    /// The growth rate k (fraction of a layer per event of weight 1) at which a layer reaches its final density at the last event
    /// if nothing is pruned: (ρ_end − ρ_0) / Σ w. For the cosine with T_end = M ΔT this is 2(ρ_end − ρ_0)/(α(M − 1)).
    /// </summary>
    /// <param name="initialDensity">ρ_0, the density at the start.</param>
    /// <param name="finalDensity">ρ_end.</param>
    /// <param name="weights">Weights of all events.</param>
    /// <returns>k ≥ 0; 0 if there is nothing to grow or no event.</returns>
    public static double AutomaticRate(double initialDensity, double finalDensity, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += weight;
        }

        return sum > 0 ? Math.Max(0, finalDensity - initialDensity) / sum : 0;
    }

    /// <summary>
    /// As <see cref="AutomaticRate"/> if each event grows a fraction of the connections live at that time: the k with Π (1 + k w) =
    /// ρ_end/ρ_0, found by bisection to the last bit of a double.
    /// </summary>
    public static double AutomaticRateOfActive(double initialDensity, double finalDensity, ReadOnlySpan<double> weights)
    {
        if (!(initialDensity > 0) || finalDensity <= initialDensity || !(AutomaticRate(0, 1, weights) > 0))
        {
            return 0;
        }

        double goal = Math.Log(finalDensity / initialDensity);
        double low = 0, high = 1;
        while (LogGrowth(high, weights) < goal)
        {
            high *= 2;
        }

        for (double middle = high / 2; middle > low && middle < high; middle = low + ((high - low) / 2))
        {
            (low, high) = LogGrowth(middle, weights) < goal ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double LogGrowth(double rate, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += Math.Log(1 + (rate * weight));
        }

        return sum;
    }

    // After T_end a schedule keeps its final value.
    private static double Progress(long update, long end) => update >= end ? 1 : update <= 0 ? 0 : (double)update / end;
}
