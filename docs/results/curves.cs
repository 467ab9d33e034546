#:property PublishAot=false
// Draws the figures docs/results/*.svg and prints the tables of docs/results.md from the evaluations in the folders beside it.
//     dotnet run docs/results/curves.cs
// Each file there is the eval.csv of a finished run: step, episode, return, length, seed.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

const double Width = 860, Height = 460, Left = 64, Right = 40, Top = 20, Bottom = 46;
Figure[] figures =
[
    new("HalfCheetah-v4", "halfcheetah.svg", new(0, 300_000, 50_000), new(-1_000, 10_000, 2_000), [50_000, 100_000, 200_000, 300_000, 1_000_000],
    [
        new("Td3", "TD3, no clipping", "#444444"),
        new("NePaper", "NE-TD3, Paper", "#c0561f"),
        new("NeTd3Before", "NE-TD3, Recommended before its change", "#1f6fc0"),
        new("NeTd3", "NE-TD3, Recommended", "#2a8a4a"),
    ]),
    new("SwingUp", "pendulum.svg", new(0, 10_000, 1_000), new(-1_800, 0, 300), [2_000, 4_000, 6_000, 8_000, 10_000],
    [
        new("Balance", "growing SAC", "#1f6fc0"),
        new("BalanceTd3", "growing TD3", "#c0561f"),
    ]),
];
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

string root = args.Length > 0 ? args[0] : "docs/results";
foreach (Figure figure in figures)
{
    var curves = figure.Series.ToDictionary(s => s.Experiment, s => Read(Path.Combine(root, figure.Task, s.Experiment)));
    PrintTables(figure, curves);
    File.WriteAllText(Path.Combine(root, figure.File), Draw(figure, curves));
}

return 0;

// One curve a seed: step -> mean return of the evaluation's episodes.
static List<(string Seed, SortedDictionary<long, double> Curve)> Read(string folder) =>
    !Directory.Exists(folder) ? [] : [.. Directory.GetFiles(folder, "seed-*.csv").Order(StringComparer.Ordinal).Select(file => (
        Path.GetFileNameWithoutExtension(file),
        new SortedDictionary<long, double>(File.ReadLines(file).Skip(1).Select(line => line.Split(','))
            .GroupBy(cells => long.Parse(cells[0])).ToDictionary(g => g.Key, g => g.Average(cells => double.Parse(cells[2]))))))];

// Mean and sample deviation over the seeds that reached a step.
static (double Mean, double Deviation, int Seeds)? At(List<(string Seed, SortedDictionary<long, double> Curve)> seeds, long step)
{
    double[] values = [.. seeds.Where(s => s.Curve.ContainsKey(step)).Select(s => s.Curve[step])];
    double mean = values.DefaultIfEmpty().Average();
    return values.Length == 0 ? null
        : (mean, values.Length == 1 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)), values.Length);
}

static void PrintTables(Figure figure, Dictionary<string, List<(string Seed, SortedDictionary<long, double> Curve)>> curves)
{
    long[] steps = figure.Steps;
    Console.WriteLine("| experiment | " + string.Join(" | ", steps.Select(s => $"{s:N0}")) + " |");
    Console.WriteLine("|---|" + string.Concat(steps.Select(_ => "---:|")));
    foreach (var (experiment, label, _) in figure.Series)
    {
        var cells = steps.Select(step => At(curves[experiment], step) is var (mean, deviation, seeds)
            ? seeds == 1 ? $"{mean:N0} (1 seed)" : $"{mean:N0} ± {deviation:N0}" : "");
        Console.WriteLine($"| {label} | {string.Join(" | ", cells)} |");
    }

    Console.WriteLine();
    foreach (var (experiment, label, _) in figure.Series)
    {
        foreach (var (seed, curve) in curves[experiment])
        {
            Console.WriteLine($"{label}, {seed}: " + string.Join(", ", steps.Where(curve.ContainsKey).Select(s => $"{s:N0}: {curve[s]:N0}")));
        }
    }
}

static string Draw(Figure figure, Dictionary<string, List<(string Seed, SortedDictionary<long, double> Curve)>> curves)
{
    (Axis across, Axis up) = (figure.Across, figure.Up);
    double X(double step) => Left + (step / across.Last * (Width - Left - Right));
    double Y(double value) => Height - Bottom - ((value - up.First) / (up.Last - up.First) * (Height - Top - Bottom));
    var svg = new StringBuilder();
    void Line(string text) => svg.Append(text).Append('\n');
    Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\">");
    Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
    for (double value = 0.0 + (Math.Ceiling(up.First / up.Every) * up.Every); value <= up.Last; value += up.Every)
    {
        Line($"<path d=\"M{Left} {Y(value):F1}H{Width - Right}\" stroke=\"#dddddd\"/>");
        Line($"<text x=\"{Left - 8}\" y=\"{Y(value) + 4:F1}\" text-anchor=\"end\">{value:N0}</text>");
    }

    for (double step = 0; step <= across.Last; step += across.Every)
    {
        Line($"<text x=\"{X(step):F1}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{step:N0}</text>");
    }

    Line($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 6}\" text-anchor=\"middle\">environment steps; return of noise-free episodes, one thin line a seed, thick: mean</text>");
    double legend = up.Last > 0 ? Top + 14 : Height - Bottom - 14 - (18 * (figure.Series.Length - 1));
    foreach (var (experiment, label, colour) in figure.Series)
    {
        foreach (var (_, curve) in curves[experiment])
        {
            Line($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-opacity=\"0.35\" points=\"{Points(curve)}\"/>");
        }

        long[] common = [.. curves[experiment].SelectMany(s => s.Curve.Keys).Distinct().Order()
            .Where(step => step <= across.Last && curves[experiment].All(s => s.Curve.ContainsKey(step)))];
        Line($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\" points=\"{Points(common.ToDictionary(s => s, s => At(curves[experiment], s)!.Value.Mean))}\"/>");
        Line($"<text x=\"{(up.Last > 0 ? Left + 12 : Width - Right - 220)}\" y=\"{legend}\" fill=\"{colour}\">{label} ({curves[experiment].Count} seeds)</text>");
        legend += 18;
    }

    Line("</svg>");
    return svg.ToString();

    string Points(IEnumerable<KeyValuePair<long, double>> curve) =>
        string.Join(" ", curve.Where(p => p.Key <= across.Last).Select(p => $"{X(p.Key):F1},{Y(p.Value):F1}"));
}

/// <summary>One figure: the curves of several experiments on a task, and the steps of its table.</summary>
internal sealed record Figure(string Task, string File, Axis Across, Axis Up, long[] Steps, Series[] Series);

/// <summary>An axis: its ends and the distance of its marks.</summary>
internal sealed record Axis(double First, double Last, double Every);

/// <summary>The curves of an experiment, one per seed.</summary>
internal sealed record Series(string Experiment, string Label, string Colour);
