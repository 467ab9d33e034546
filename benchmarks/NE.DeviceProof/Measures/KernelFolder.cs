using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NE.DeviceProof.Running;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.DeviceProof.Measures;

/// <summary>
/// Kernels compiled ahead of a run, in the form of the runtime's own cache: for machines without NVRTC, and to save time on them.
/// </summary>
internal static class KernelFolder
{
    /// <summary>The folder beside the program.</summary>
    public static string Beside { get; } = Path.Combine(AppContext.BaseDirectory, "kernels");

    /// <summary>Makes this process and its children find the folder, if there is one and the environment does not name another.</summary>
    public static void Use(ProofOptions options)
    {
        string folder = options.Kernels ?? Beside;
        if (Directory.Exists(folder) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(KernelCache.Variable)))
            Environment.SetEnvironmentVariable(KernelCache.Variable, Path.GetFullPath(folder));
    }

    /// <summary>All kernel source that the proof of a CUDA device compiles.</summary>
    public static IReadOnlyList<KernelSource> Sources(bool quick)
    {
        List<KernelSource> sources = [];
        foreach (ExperimentDefinition experiment in Agents.Small)
            sources.AddRange(SmallPlans.Select(plan => SourceOf(experiment, plan)));

        IEnumerable<TeamPlan> costs = [Plans.Narrow, Plans.Wide, .. Plans.Teams(Plans.Narrow), .. Plans.FewLearners];
        sources.AddRange(costs.Select(CostKernels.Source));
        sources.Add(SanitizedRun.PlantedSource);
        if (!quick)
        {
            IEnumerable<TeamPlan> plans = [.. Plans.Teams(Plans.Narrow), .. Plans.Chosen, .. Plans.FewLearners];
            foreach (ExperimentDefinition experiment in (IEnumerable<ExperimentDefinition>)[.. Agents.Full, Agents.NeTd3, Agents.Sac])
                sources.AddRange(plans.Select(plan => SourceOf(experiment, plan)));

            sources.AddRange(Plans.Swept.Select(plan => SourceOf(Agents.Td3, plan)));
        }

        return [.. sources.DistinctBy(source => source.Body + string.Join(' ', source.Defines))];
    }

    /// <summary>Plans for small sizes: a launch per phase, one block, a cluster, a grid.</summary>
    public static IReadOnlyList<TeamPlan> SmallPlans { get; } =
        [Plans.Tiny with { Team = 4 }, Plans.Block(Plans.Tiny), Plans.Cluster(Plans.Tiny, 2), Plans.Grid(Plans.Tiny, 4)];

    /// <summary>Compiles all sources, in several processes.</summary>
    /// <returns>The exit code.</returns>
    public static int Compile(ProofOptions options)
    {
        string folder = Path.GetFullPath(options.Kernels ?? Beside);
        Environment.SetEnvironmentVariable(KernelCache.Variable, folder);
        if (Nvrtc.Problem.Length > 0)
        {
            Console.Error.WriteLine(Nvrtc.Problem);
            return 2;
        }

        List<int> unknown = [.. options.Compile.Except(Nvrtc.Architectures)];
        if (unknown.Count > 0)
        {
            Console.Error.WriteLine($"NVRTC {Nvrtc.Version} does not support {string.Join(", ", unknown)}; "
                + $"it supports {string.Join(", ", Nvrtc.Architectures)}.");
            return 2;
        }

        if (options.Share.Count > 1 || Environment.ProcessorCount == 1)
            return CompileShare(options);

        long start = Stopwatch.GetTimestamp();
        int code = CompileShares(options, folder).Max();
        FileInfo[] files = Directory.Exists(folder) ? new DirectoryInfo(folder).GetFiles("*.kernels") : [];
        Console.WriteLine(
            $"{Sources(options.Quick).Count} sources for {string.Join(" and ", options.Compile.Select(capability => $"sm_{capability}"))} by NVRTC {Nvrtc.Version} in "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s; {folder} contains {files.Length} files, "
            + $"{files.Sum(file => file.Length) / 1e6:0.0} MB.");
        return code;
    }

    private static int CompileShare(ProofOptions options)
    {
        IReadOnlyList<KernelSource> sources = Sources(options.Quick);
        for (int i = options.Share.Index; i < sources.Count; i += options.Share.Count)
        {
            foreach (int capability in options.Compile)
                CudaCompiler.CompileFor(sources[i], $"sm_{capability}");
        }

        return 0;
    }

    private static int[] CompileShares(ProofOptions options, string folder)
    {
        int count = Environment.ProcessorCount;
        return Task.WhenAll(Enumerable.Range(0, count).Select(async index =>
        {
            string[] arguments =
            [
                "--compile", string.Join(',', options.Compile), "--share", $"{index}/{count}", "--kernels", folder,
                .. options.Quick ? ["--quick"] : Array.Empty<string>(),
            ];
            ProcessStartInfo start = SelfProcess.Start(arguments);
            (start.RedirectStandardOutput, start.RedirectStandardError) = (false, false);
            using Process process = Process.Start(start) ?? throw new InvalidOperationException("A compiling process did not start.");
            process.StandardInput.Close();
            await process.WaitForExitAsync().ConfigureAwait(false);
            return process.ExitCode;
        })).GetAwaiter().GetResult();
    }

    private static KernelSource SourceOf(ExperimentDefinition experiment, TeamPlan plan) =>
        new(experiment.Name, experiment.Kernels!.Body, plan.Defines);
}
