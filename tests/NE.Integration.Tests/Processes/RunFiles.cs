using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NE.Integration.Tests.Processes;

/// <summary>The files of a run that are the same bytes for the same seed.</summary>
internal static class RunFiles
{
    private static readonly string[] ByteContract = ["metrics.jsonl", "eval.csv", "topology.jsonl", "weights.jsonl"];

    // Only sequences of tasks and runs with shifts have them.
    private static readonly string[] Further = ["tasks.csv", "shifts.jsonl"];

    public static string Folder(string root, string task, string experiment, uint seed) =>
        Path.Combine(root, task, experiment, "default", $"seed-{seed}");

    public static string[] Checkpoints(string folder) =>
        [.. Directory.GetFiles(Path.Combine(folder, "checkpoints"), "step-*.safetensors").Order(StringComparer.Ordinal)];

    /// <summary>Names of the files whose bytes differ between two runs; the last checkpoint is one of them.</summary>
    public static IReadOnlyList<string> Differences(string folder, string other)
    {
        var different = new List<string>();
        foreach (string name in ByteContract.Concat(Further.Where(name => File.Exists(Path.Combine(folder, name)))))
        {
            if (!File.ReadAllBytes(Path.Combine(folder, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(other, name))))
                different.Add(name);
        }

        string last = Checkpoints(folder)[^1], otherLast = Checkpoints(other)[^1];
        if (Path.GetFileName(last) != Path.GetFileName(otherLast)
            || !File.ReadAllBytes(last).AsSpan().SequenceEqual(File.ReadAllBytes(otherLast)))
            different.Add(Path.GetFileName(last));
        return different;
    }
}
