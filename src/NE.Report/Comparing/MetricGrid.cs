using System;
using System.Collections.Generic;
using System.Linq;
using NE.Report.Reading;

namespace NE.Report.Comparing;

/// <summary>A metric of several runs: at each step the mean over runs, and the smallest and largest of them.</summary>
/// <param name="Steps">Environment steps.</param>
/// <param name="Mean">The mean over runs.</param>
/// <param name="Low">The smallest run.</param>
/// <param name="High">The largest run.</param>
/// <param name="Binned">Whether each point is a mean over several records of each run.</param>
internal sealed record MetricGrid(double[] Steps, double[] Mean, double[] Low, double[] High, bool Binned)
{
    /// <summary>
    /// Joins the series of runs: at their own steps if these are the same and few enough, else in bins of equal length, each run with the
    /// mean of its records in the bin, up to the last step that all runs have.
    /// </summary>
    /// <param name="runs">A series for each run; those without points are left out.</param>
    /// <param name="most">Largest number of points.</param>
    internal static MetricGrid? Of(IEnumerable<MetricSeries> runs, int most)
    {
        MetricSeries[] all = [.. runs.Where(static series => series.Points.Count > 0)];
        if (all.Length == 0)
        {
            return null;
        }

        bool same = all[0].Points.Count <= most && all.All(series => series.Width == 1
            && series.Points.Select(static point => point.Step).SequenceEqual(all[0].Points.Select(static point => point.Step)));

        // A mean over the runs that are left would jump where one ends. The networks before any update keep a point of their own.
        double last = all.Min(static series => series.Points[^1].Step);
        double width = last / most;
        IEnumerable<(double Step, double[] Values)> columns = same
            ? all[0].Points.Select((point, i) => (point.Step, all.Select(series => series.Points[i].Mean).ToArray()))
            : all.SelectMany(series => series.Points.Where(point => point.Step <= last)
                    .GroupBy(point => width > 0 ? Math.Min((int)Math.Ceiling(point.Step / width), most) : 0)
                    .Select(static bin => (Bin: bin.Key, Value: bin.Sum(static point => point.Sum) / bin.Sum(static point => point.Count))))
                .GroupBy(static value => value.Bin).OrderBy(static bin => bin.Key)
                .Select(bin => (bin.Key * width, bin.Select(static value => value.Value).ToArray()));
        (double Step, double[] Values)[] points = [.. columns];
        return new(
            [.. points.Select(static point => point.Step)],
            [.. points.Select(static point => point.Values.Average())],
            [.. points.Select(static point => point.Values.Min())],
            [.. points.Select(static point => point.Values.Max())],
            !same);
    }
}
