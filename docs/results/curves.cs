#:property PublishAot=false
// Draws docs/results/halfcheetah.svg and prints the tables of docs/results.md from the evaluations under docs/results/HalfCheetah-v4.
//     dotnet run docs/results/curves.cs
// Each file there is the eval.csv of a finished run: step, episode, return, length, seed.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

const double Width = 860, Height = 460, Left = 64, Right = 40, Top = 20, Bottom = 46;
const double LastStep = 300_000, LeastReturn = -1_000, TopReturn = 10_000;
(string Experiment, string Label, string Colour)[] shown =
[
    ("Td3", "TD3, no clipping", "#444444"),
    ("NePaper", "NE-TD3, Paper", "#c0561f"),
    ("NeTd3", "NE-TD3, Recommended", "#1f6fc0"),
];
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

string root = args.Length > 0 ? args[0] : "docs/results";
var curves = shown.ToDictionary(s => s.Experiment, s => Read(Path.Combine(root, "HalfCheetah-v4", s.Experiment)));
PrintTables();
File.WriteAllText(Path.Combine(root, "halfcheetah.svg"), Draw());
return 0;

// One curve a seed: step -> mean return of the evaluation's episodes.
static List<(string Seed, SortedDictionary<long, double> Curve)> Read(string folder) =>
    !Directory.Exists(folder) ? [] : [.. Directory.GetFiles(folder, "seed-*.csv").Order(StringComparer.Ordinal).Select(file => (
        Path.GetFileNameWithoutExtension(file),
        new SortedDictionary<long, double>(File.ReadLines(file).Skip(1).Select(line => line.Split(','))
            .GroupBy(cells => long.Parse(cells[0])).ToDictionary(g => g.Key, g => g.Average(cells => double.Parse(cells[2]))))))];

// Mean and sample deviation over the seeds that reached a step.
(double Mean, double Deviation, int Seeds)? At(string experiment, long step)
{
    double[] values = [.. curves[experiment].Where(s => s.Curve.ContainsKey(step)).Select(s => s.Curve[step])];
    double mean = values.DefaultIfEmpty().Average();
    return values.Length == 0 ? null
        : (mean, values.Length == 1 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)), values.Length);
}

void PrintTables()
{
    long[] steps = [50_000, 100_000, 200_000, 300_000, 1_000_000];
    Console.WriteLine("| experiment | " + string.Join(" | ", steps.Select(s => $"{s:N0}")) + " |");
    Console.WriteLine("|---|" + string.Concat(steps.Select(_ => "---:|")));
    foreach (var (experiment, label, _) in shown)
    {
        var cells = steps.Select(step => At(experiment, step) is var (mean, deviation, seeds)
            ? seeds == 1 ? $"{mean:N0} (1 seed)" : $"{mean:N0} ± {deviation:N0}" : "");
        Console.WriteLine($"| {label} | {string.Join(" | ", cells)} |");
    }

    Console.WriteLine();
    foreach (var (experiment, label, _) in shown)
    {
        foreach (var (seed, curve) in curves[experiment])
        {
            Console.WriteLine($"{label}, {seed}: " + string.Join(", ", steps.Where(curve.ContainsKey).Select(s => $"{s:N0}: {curve[s]:N0}")));
        }
    }
}

string Draw()
{
    double X(double step) => Left + (step / LastStep * (Width - Left - Right));
    double Y(double value) => Height - Bottom - ((value - LeastReturn) / (TopReturn - LeastReturn) * (Height - Top - Bottom));
    var svg = new StringBuilder();
    void Line(string text) => svg.Append(text).Append('\n');
    Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\">");
    Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
    for (double value = 0; value <= TopReturn; value += 2_000)
    {
        Line($"<path d=\"M{Left} {Y(value):F1}H{Width - Right}\" stroke=\"#dddddd\"/>");
        Line($"<text x=\"{Left - 8}\" y=\"{Y(value) + 4:F1}\" text-anchor=\"end\">{value:N0}</text>");
    }

    for (double step = 0; step <= LastStep; step += 50_000)
    {
        Line($"<text x=\"{X(step):F1}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{step:N0}</text>");
    }

    Line($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 6}\" text-anchor=\"middle\">environment steps; return of noise-free episodes, one thin line a seed, thick: mean</text>");
    double legend = Top + 14;
    foreach (var (experiment, label, colour) in shown)
    {
        foreach (var (_, curve) in curves[experiment])
        {
            Line($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-opacity=\"0.35\" points=\"{Points(curve)}\"/>");
        }

        long[] common = [.. curves[experiment].SelectMany(s => s.Curve.Keys).Distinct().Order()
            .Where(step => step <= LastStep && curves[experiment].All(s => s.Curve.ContainsKey(step)))];
        Line($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\" points=\"{Points(common.ToDictionary(s => s, s => At(experiment, s)!.Value.Mean))}\"/>");
        Line($"<text x=\"{Left + 12}\" y=\"{legend}\" fill=\"{colour}\">{label} ({curves[experiment].Count} seeds)</text>");
        legend += 18;
    }

    Line("</svg>");
    return svg.ToString();

    string Points(IEnumerable<KeyValuePair<long, double>> curve) =>
        string.Join(" ", curve.Where(p => p.Key <= LastStep).Select(p => $"{X(p.Key):F1},{Y(p.Value):F1}"));
}
