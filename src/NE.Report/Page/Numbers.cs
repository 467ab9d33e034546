using System;
using System.Globalization;
using NE.Report.Statistics;

namespace NE.Report.Page;

/// <summary>Numbers as people read them.</summary>
internal static class Numbers
{
    /// <summary>Shown where there is no value.</summary>
    internal const string None = "–";

    /// <summary>A value in three to four digits that matter: 4,790; 152.9; 3.14; 0.0123; 0.00123; 1.23e-4.</summary>
    internal static string Text(double? value) => value switch
    {
        null => None,
        { } number when !double.IsFinite(number) => "not a number",
        0 => "0",
        { } number when Math.Abs(number) >= 1e7 => number.ToString("0.###e0", CultureInfo.InvariantCulture),
        { } number when Math.Abs(number) >= 999.95 => number.ToString("N0", CultureInfo.InvariantCulture),
        { } number when Math.Abs(number) >= 99.995 => number.ToString("F1", CultureInfo.InvariantCulture),
        { } number when Math.Abs(number) >= 0.9995 => number.ToString("F2", CultureInfo.InvariantCulture),
        { } number when Math.Abs(number) >= 0.0009995 => number.ToString("G3", CultureInfo.InvariantCulture),
        { } number => number.ToString("0.##e0", CultureInfo.InvariantCulture),
    };

    /// <summary>Environment steps: 1,000,000.</summary>
    internal static string Steps(double? steps) => steps?.ToString("N0", CultureInfo.InvariantCulture) ?? None;

    /// <summary>An interval: 4,100 to 5,200.</summary>
    internal static string Text(Interval? interval) => interval is { } ends ? $"{Text(ends.Low)} to {Text(ends.High)}" : None;

    /// <summary>A mean with its standard deviation: 4,790 ± 310.</summary>
    internal static string Spread(double mean, double? deviation) => deviation is { } spread ? $"{Text(mean)} ± {Text(spread)}" : Text(mean);

    /// <summary>A share with two decimals.</summary>
    internal static string Share(double share) => share.ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>A p value.</summary>
    internal static string P(double p) => p < 0.001 ? "< 0.001" : p.ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>A duration in its two largest units: 1 h 4 min.</summary>
    internal static string Duration(double seconds)
    {
        TimeSpan span = TimeSpan.FromSeconds(Math.Min(Math.Round(seconds), 1e9));
        return span switch
        {
            { TotalDays: >= 1 } => $"{(int)span.TotalDays} d {span.Hours} h",
            { TotalHours: >= 1 } => $"{span.Hours} h {span.Minutes} min",
            { TotalMinutes: >= 1 } => $"{span.Minutes} min {span.Seconds} s",
            _ => $"{span.Seconds} s",
        };
    }

    /// <summary>Bytes in the largest fitting unit: 84.4 MB.</summary>
    internal static string Bytes(double bytes) => bytes switch
    {
        >= 1e9 => (bytes / 1e9).ToString("F1", CultureInfo.InvariantCulture) + " GB",
        >= 1e6 => (bytes / 1e6).ToString("F1", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1e3).ToString("F1", CultureInfo.InvariantCulture) + " kB",
    };
}
