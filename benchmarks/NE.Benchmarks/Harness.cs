using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace NE.Benchmarks;

/// <summary>Measures benchmarks in turn, round after round, so that a disturbance of the machine meets all of them alike.</summary>
internal static class Harness
{
    private const int WarmUps = 60;
    private const double SampleSeconds = 200e-6;

    /// <summary>Measures the benchmarks and the peak of the multiply-add.</summary>
    /// <param name="benchmarks">What to measure.</param>
    /// <param name="rounds">Samples of each.</param>
    /// <param name="peak">1e9 floating-point operations a second with all operands in registers.</param>
    public static IReadOnlyList<Measurement> Measure(IReadOnlyList<Benchmark> benchmarks, int rounds, out double peak)
    {
        List<Benchmark> all = [new Benchmark("peak", FmaPeak.Operations, FmaPeak.Run), .. benchmarks];
        foreach (Benchmark benchmark in all)
            Repeat(benchmark, Math.Min(WarmUps, Calls(benchmark, 0.05)));

        Thread.Sleep(100);
        int[] calls = [.. all.Select(benchmark => Calls(benchmark, SampleSeconds))];
        double[][] seconds = [.. all.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < all.Count; i++)
            {
                all[i].Call();
                seconds[i][round] = Repeat(all[i], calls[i]) / calls[i];
            }
        }

        double best = FmaPeak.Operations / seconds[0].Min() / 1e9;
        peak = best;
        return [.. benchmarks.Select((benchmark, i) => Summarise(benchmark, seconds[i + 1], best))];
    }

    private static Measurement Summarise(Benchmark benchmark, double[] seconds, double peak)
    {
        Array.Sort(seconds);
        double gigaFlops = benchmark.Operations / seconds[0] / 1e9;
        double median = seconds[seconds.Length / 2];
        double? Updates(double time) => benchmark.Updates > 0 ? benchmark.Updates / time : null;
        return new Measurement(benchmark.Name, median, seconds[0], gigaFlops, gigaFlops / peak, Updates(median), Updates(seconds[0]));
    }

    /// <summary>How many calls take about so long; at least one.</summary>
    private static int Calls(Benchmark benchmark, double seconds)
    {
        benchmark.Call();
        double one = Math.Min(Repeat(benchmark, 1), Repeat(benchmark, 1));
        return (int)Math.Clamp(seconds / one, 1, 100_000);
    }

    private static double Repeat(Benchmark benchmark, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            benchmark.Call();

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
