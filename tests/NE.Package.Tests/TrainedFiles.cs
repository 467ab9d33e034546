using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Shouldly;

namespace NE.Package.Tests;

/// <summary>What a training leaves behind.</summary>
internal static class TrainedFiles
{
    /// <summary>Trains an experiment of a project on HalfCheetah to its end.</summary>
    /// <returns>The files that runs of one program must have in common, by name.</returns>
    public static Dictionary<string, byte[]> Of(Workplace workplace, string project, string experiment, string runs)
    {
        workplace.Dotnet("run", "--project", project, "-c", "Release", "--", "--experiment", experiment, "--quiet", "--out", runs);
        string folder = workplace.At(runs, "HalfCheetah-v4", experiment, "default", "seed-1");
        File.Exists(Path.Combine(folder, "done")).ShouldBeTrue();
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Where(static file => file is "metrics.jsonl" or "eval.csv" or "topology.jsonl" or "weights.jsonl" or "replay.bin" || file.StartsWith("checkpoints", StringComparison.Ordinal))
            .ToDictionary(static file => file, file => File.ReadAllBytes(Path.Combine(folder, file)));
    }

    /// <summary>Two trainings left the same files with the same bytes.</summary>
    public static void ShouldEqual(this Dictionary<string, byte[]> files, Dictionary<string, byte[]> others)
    {
        files.Keys.Order().ShouldBe(others.Keys.Order());
        foreach (string name in files.Keys)
            files[name].AsSpan().SequenceEqual(others[name]).ShouldBeTrue(name);
    }
}
