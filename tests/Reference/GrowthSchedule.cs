using System;

namespace NE.Reference;

/// <summary>
/// How many connections grow at an event. t counts updates, events stand at every, 2·every, … below end
/// (docs/algorithm.md, Growth schedule).
/// </summary>
public static class GrowthSchedule
{
    /// <summary>w(t) = (α/2)(1 + cos(πt/end)).</summary>
    public static double Cosine(double t, double end, double amplitude = 1) => amplitude / 2 * (1 + Math.Cos(Math.PI * t / end));

    /// <summary>w(t) = α/2, the same sum as the cosine.</summary>
    public static double Uniform(double amplitude = 1) => amplitude / 2;

    /// <summary>w(t) = α·max(0, 1 − t/end)^p.</summary>
    public static double WarmDecay(double t, double end, double amplitude = 1, double power = 1) =>
        amplitude * Math.Pow(Math.Max(0, 1 - (t / end)), power);

    /// <summary>The share of the way from the initial to the final density that the cosine prescribes by update t; 0 to 1.</summary>
    public static double CosineShare(double t, double end) => t >= end ? 1 : (t / end) + (Math.Sin(Math.PI * t / end) / Math.PI);

    /// <summary>Events before the end: every, 2·every, … &lt; end.</summary>
    public static long Events(long every, long end) => (end - 1) / every;

    /// <summary>
    /// The rate k (share of a layer's size at weight 1) for which the open-loop events together fill the gap from one density to another.
    /// </summary>
    public static double AutomaticRate(double initialDensity, double finalDensity, long every, long end, Func<long, double> weight)
    {
        double sum = 0;
        for (long t = every; t < end; t += every)
            sum += weight(t);
        return (finalDensity - initialDensity) / sum;
    }

    /// <summary>Closed loop: the number of connections that are missing to the declared curve at the next event, never negative.</summary>
    public static int Deficit(int size, int liveNow, int liveAtStart, double finalDensity, double share)
    {
        double start = (double)liveAtStart / size;
        return Math.Max(0, (int)Math.Round(size * (start + ((finalDensity - start) * share)), MidpointRounding.AwayFromZero) - liveNow);
    }
}
