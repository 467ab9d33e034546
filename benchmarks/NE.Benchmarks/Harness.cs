using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace NE.Benchmarks;

/// <summary>Measures benchmarks in turn, round after round, so that disturbances of the machine affect all of them alike.</summary>
internal static class Harness
{
    private const int WarmUps = 60;
    private const double WarmUpSeconds = 0.05;

    /// <summary>Measures a group and, in the same rounds, the peak of the multiply-add.</summary>
    /// <param name="group">What to measure.</param>
    /// <param name="rounds">Samples of each row, unless the group wants fewer.</param>
    public static GroupResult Measure(BenchmarkGroup group, int rounds)
    {
        rounds = Math.Min(rounds, group.MostRounds);
        List<Benchmark> all = [new Benchmark("peak", FmaPeak.Operations, FmaPeak.Run), .. group.Benchmarks];
        foreach (Benchmark benchmark in all)
            Seconds(benchmark, Math.Min(WarmUps, Calls(benchmark, WarmUpSeconds)));

        Thread.Sleep(100);
        int[] calls = [.. all.Select(benchmark => Calls(benchmark, benchmark.SampleSeconds))];
        double[][] seconds = [.. all.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < all.Count; i++)
            {
                // Earlier work has evicted the caches.
                Seconds(all[i], 1);
                seconds[i][round] = Seconds(all[i], calls[i]) / calls[i];
            }
        }

        double[] peak = [.. seconds[0].Select(time => FmaPeak.Operations / time / 1e9)];
        Dictionary<string, int> rows = Enumerable.Range(1, all.Count - 1).ToDictionary(i => all[i].Name);
        return new GroupResult(
            Median(peak),
            peak.Max(),
            [.. group.Benchmarks.Select((row, i) => Summarise(group.Name, row, seconds[i + 1], peak))],
            [
                .. group.Comparisons.Where(c => rows.ContainsKey(c.Row) && rows.ContainsKey(c.Reference)).Select(c =>
                    Compare(c, PerUpdate(all, seconds, rows[c.Row]), PerUpdate(all, seconds, rows[c.Reference]))),
            ]);
    }

    private static Measurement Summarise(string group, Benchmark row, double[] seconds, double[] peak)
    {
        double median = Median(seconds), least = seconds.Min();
        double? Rate(double time) => row.Operations > 0 ? row.Operations / time / 1e9 : null;
        double? Updates(double time) => row.Updates > 0 ? row.Updates / time : null;
        double? share = Rate(median) / Median(peak), best = Rate(least) / peak.Max();
        return new Measurement(
            group,
            row.Name,
            median,
            least,
            row.Updates,
            row.Operations > 0 ? row.Operations / Median(peak) / 1e9 : null,
            Rate(median),
            share,
            best,
            Updates(median),
            Updates(least),
            row.LeastShare is { } wanted ? $"≥ {wanted * 100:0.#} %" : row.MostSeconds is { } most ? $"≤ {most * 1e6:#,0} µs" : null,
            Reached(row, share, median),
            Reached(row, best, least));
    }

    private static bool? Reached(Benchmark row, double? share, double seconds) =>
        row.LeastShare is { } needed ? share >= needed : row.MostSeconds is { } allowed ? seconds <= allowed : null;

    private static Ratio Compare(Comparison comparison, double[] row, double[] reference)
    {
        double median = Median([.. row.Zip(reference, (mine, other) => other / mine)]);
        double best = reference.Min() / row.Min();
        return new Ratio(
            comparison.Name,
            median,
            best,
            comparison.Least,
            comparison.Least is { } least ? median >= least : null,
            comparison.Least is { } bestLeast ? best >= bestLeast : null);
    }

    private static double[] PerUpdate(List<Benchmark> all, double[][] seconds, int row) =>
        [.. seconds[row].Select(time => time / Math.Max(1, all[row].Updates))];

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Number of calls that take about a given time; at least one.</summary>
    private static int Calls(Benchmark benchmark, double seconds)
    {
        Seconds(benchmark, 1);
        double one = Math.Min(Seconds(benchmark, 1), Seconds(benchmark, 1));
        return (int)Math.Clamp(Math.Ceiling(seconds / one), 1, 100_000);
    }

    private static double Seconds(Benchmark benchmark, int calls)
    {
        if (benchmark.Clock is { } clock)
            return clock(calls);

        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            benchmark.Call();

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
