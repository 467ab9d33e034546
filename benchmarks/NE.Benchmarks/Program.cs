using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NE.Benchmarks;
using NE.Runtime.Memory;

if (args is ["--memory"])
    return MemoryUse.Print();

if (Options.Parse(args, out string? fault) is not { } options)
{
    Console.Error.WriteLine($"\"{fault}\" is not a valid argument. {Options.Usage}");
    return 2;
}

if (options.Width is { } bits && bits < VectorWidth.Bits)
    return VectorWidth.Run(bits, args);

if (options.Width > VectorWidth.Bits)
{
    Console.Error.WriteLine($"This machine has {VectorWidth.Bits}-bit vectors; {options.Width} cannot be measured on it.");
    return 1;
}

try
{
    using var arena = new Arena();
    using PeerProcess? peers = options is { Peers: true, List: false } ? PeerProcess.Start() : null;
    List<BenchmarkGroup> groups =
    [
        .. (options.Peers ? [PeerBenchmarks.All(peers)] : Groups(arena))
            .Select(group => group.Filter(options.Filter)).Where(group => group.Benchmarks.Count > 0),
    ];
    if (groups.Count == 0)
    {
        Console.Error.WriteLine($"No row and no group has \"{options.Filter}\" in its name; --list shows the names.");
        return 2;
    }

    if (options.List)
    {
        foreach (Benchmark row in groups.SelectMany(group => group.Benchmarks))
            Console.WriteLine(row.Name);

        return 0;
    }

    Console.WriteLine(Report.Machine);
    if (peers != null)
        Console.WriteLine(peers.Summary);

    List<GroupResult> results = [];
    foreach (BenchmarkGroup group in groups)
    {
        GroupResult result = Harness.Measure(group, options.Rounds);
        Report.Print(group, result);
        results.Add(result);
    }

    if (StepBenchmarks.Share([.. results.SelectMany(result => result.Measurements)]) is { } around)
        Console.WriteLine(around);

    if (PartBenchmarks.Share([.. results.SelectMany(result => result.Measurements)]) is { } share)
        Console.WriteLine(share);

    peers?.Check();
    if (options.Json != null)
        Report.Write(options.Json, options.Rounds, results, peers?.Setup);

    return 0;
}
catch (IOException problem)
{
    Console.Error.WriteLine($"ne bench: {problem.Message}");
    return 1;
}

// One line per group.
static IEnumerable<BenchmarkGroup> Groups(Arena arena) =>
[
    LayerTargets.Group(LayerBenchmarks.All(arena)),
    new(
        "parts",
        "what an update does besides its products",
        [.. PartBenchmarks.All(arena), Learners.Row("update Td3 (beside its parts)", UpdateBenchmarks.Named("Td3"))],
        []),
    StepBenchmarks.All(),
    UpdateBenchmarks.All(),
    MethodBenchmarks.All(),
    SizeBenchmarks.All(),
    LearnerBenchmarks.All(),
    ThreadBenchmarks.All(),
    GeneratorBenchmarks.All(),
];
