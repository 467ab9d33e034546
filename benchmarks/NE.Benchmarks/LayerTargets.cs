using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace NE.Benchmarks;

/// <summary>Targets for products of single layers (docs/performance.md, Kernels), by the names of their rows.</summary>
internal static partial class LayerTargets
{
    /// <summary>Live weights are never slower than dense ones; rows of equal code differ by up to 2 %.</summary>
    private const double NoSlower = 0.98;

    /// <summary>
    /// The group of single layers: dense products and those of live weights with their shares of the peak, and no product of live weights
    /// slower than the dense one.
    /// </summary>
    public static BenchmarkGroup Group(IEnumerable<Benchmark> rows)
    {
        Benchmark[] all = [.. rows.Select(row => row with { LeastShare = Share(row.Name) })];
        HashSet<string> names = [.. all.Select(row => row.Name)];
        return new BenchmarkGroup(
            "layers",
            "products of single layers, at batch 256 unless said; of live ones the share counts live weights",
            all,
            [
                .. all.Select(row => (row.Name, Match: Product().Match(row.Name)))
                    .Where(row => row.Match.Groups["density"].Success && names.Contains(row.Match.Groups["dense"].Value))
                    .Select(row => new Comparison($"{row.Name} against dense", row.Name, row.Match.Groups["dense"].Value, NoSlower)),
            ]);
    }

    private static double? Share(string name)
    {
        Match product = Product().Match(name);
        if (!product.Success)
            return null;

        bool weights = product.Groups["kind"].Value == "weight";
        int inputs = int.Parse(product.Groups["inputs"].Value, CultureInfo.InvariantCulture);
        double? density = product.Groups["density"].Success
            ? double.Parse(product.Groups["density"].Value, CultureInfo.InvariantCulture)
            : null;
        return (inputs, density) switch
        {
            (256, null) => weights ? 0.92 : 0.97,
            (17 or 23, null) => weights ? 0.80 : 0.90,
            (256, 0.125) => weights ? 0.50 : 0.65,
            (256, >= 0.25) => weights ? 0.56 : 0.72,
            _ => null,
        };
    }

    [GeneratedRegex(@"^(?<dense>(?<kind>forward|input|weight)( gradient)? (?<inputs>\d+)-\d+( batch \d+)?)( live (?<density>[\d.]+))?$")]
    private static partial Regex Product();
}
