using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using NE.Benchmarks;
using NE.Runtime.Memory;

const string Usage = "usage: NE.Benchmarks [--filter TEXT] [--rounds N] [--json FILE] [--list]";

string? filter = null, json = null;
int rounds = 15;
bool list = false;
for (int i = 0; i < args.Length; i++)
{
    string? value = i + 1 < args.Length ? args[i + 1] : null;
    switch (args[i])
    {
        case "--list":
            list = true;
            break;
        case "--filter" when value != null:
            filter = args[++i];
            break;
        case "--json" when value != null:
            json = args[++i];
            break;
        case "--rounds" when int.TryParse(value, CultureInfo.InvariantCulture, out rounds) && rounds > 0:
            i++;
            break;
        default:
            Console.Error.WriteLine($"\"{args[i]}\" is not understood. {Usage}");
            return 2;
    }
}

using var arena = new Arena();
List<Benchmark> chosen =
[
    .. LayerBenchmarks.All(arena).Concat(PartBenchmarks.All(arena)).Concat(UpdateBenchmarks.All())
        .Where(benchmark => filter == null || benchmark.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)),
];
if (list)
{
    chosen.ForEach(benchmark => Console.WriteLine(benchmark.Name));
    return 0;
}

string machine =
    $"{RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}";
int bits = FmaPeak.Lanes * 32;
IReadOnlyList<Measurement> measured = Harness.Measure(chosen, rounds, out double peak);
Console.WriteLine($"{machine}, vectors of {bits} bits, multiply-add peak {peak:F1} GFLOP/s");
Console.WriteLine($"{"benchmark",-38} {"least us",10} {"median us",10} {"GFLOP/s",9} {"of peak",8}");
foreach (Measurement m in measured)
{
    string rate = m.MedianUpdatesPerSecond is { } updates ? $"  {updates:F0} updates/s (best {m.BestUpdatesPerSecond:F0})"
        : m.GigaFlops > 0 ? $"{m.GigaFlops,9:F1} {m.ShareOfPeak,8:P1}"
        : "";
    Console.WriteLine($"{m.Name,-38} {m.LeastSeconds * 1e6,10:F2} {m.MedianSeconds * 1e6,10:F2} {rate}");
}

if (PartBenchmarks.Share(measured) is { } share)
    Console.WriteLine(share);

if (json != null)
{
    var report = new { machine, vectorBits = bits, peakGigaFlops = peak, rounds, measurements = measured };
    var options = new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    File.WriteAllText(json, JsonSerializer.Serialize(report, options) + "\n");
}

return 0;
