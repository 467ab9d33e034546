using System;
using System.Collections.Generic;
using System.Linq;
using NE.DeviceProof.Measures;
using NE.DeviceProof.Rows;
using NE.DeviceProof.Running;

namespace NE.DeviceProof.Steps;

/// <summary>Step 3: NVIDIA's compute-sanitizer over small learners, and over bugs that it must report.</summary>
internal static class SanitizerStep
{
    private const int Step = 3;
    private const int ErrorCode = 86;
    private const string Program = "compute-sanitizer";

    private static readonly string[] Tools4 = ["memcheck", "racecheck", "initcheck", "synccheck"];

    /// <summary>Its items.</summary>
    public static IEnumerable<ProofItem> Items(ProofOptions options)
    {
        yield return Item("is there", Program, context =>
        {
            if (Absence(context) is { } why)
                context.Absent(Program, why);
            else
                context.Add(Program, "found", "", Tools.Find(Program)!);
        });
        foreach (string tool in Tools4)
        {
            foreach (string mode in (IEnumerable<string>)[SanitizedRun.Launches, SanitizedRun.Teams])
                yield return Item(tool, mode, context => Clean(context, options, tool, mode));
        }

        foreach ((string tool, string bug) in new[]
        {
            ("memcheck", SanitizedRun.Outside), ("racecheck", SanitizedRun.Race), ("initcheck", SanitizedRun.Unwritten),
        })
        {
            yield return Item(tool, $"planted bug: {bug}", context => Finds(context, options, tool, bug));
        }
    }

    private static ProofItem Item(string tool, string mode, Action<ProofContext> run) =>
        new(Step, $"{tool}: {mode}", TimeSpan.FromMinutes(3), context =>
        {
            // One row says why there are none.
            if (tool == "is there" || Absence(context) is null)
                run(context);
        });

    private static string? Absence(ProofContext context) =>
        !context.Cuda ? "It is for CUDA devices; Oclgrind does this in the tests."
        : Tools.Find(Program) is null ? $"{Program} was not found in CUDA_HOME, CUDA_PATH, /usr/local/cuda and PATH: it comes with the CUDA toolkit."
        : null;

    private static void Clean(ProofContext context, ProofOptions options, string tool, string mode)
    {
        (int code, string output) = Run(options, tool, mode);
        string name = $"{tool}: {mode}";
        string summary = Summary(output);
        if (code == 0 && summary.Length > 0)
            context.Add(name, "clean", "", $"{output.Split('\n').Count(line => line.Contains(" updates", StringComparison.Ordinal))} runs; {summary}", Verdict.Reached);
        else if (code == ErrorCode)
            context.Add(name, "errors", "", $"{summary} {First(output)}", Verdict.Wrong);
        else
            context.Absent(name, $"The tool ended with {code}: {Tools.Tail(output)}");
    }

    private static void Finds(ProofContext context, ProofOptions options, string tool, string bug)
    {
        (int code, string output) = Run(options, tool, bug);
        string name = $"{tool}: planted bug \"{bug}\"";
        context.Add(
            name, code == ErrorCode ? "reported" : "not reported", "", code == ErrorCode ? First(output) : $"It ended with {code}: {Tools.Tail(output)}",
            code == ErrorCode ? Verdict.Reached : Verdict.Wrong);
    }

    private static (int Code, string Output) Run(ProofOptions options, string tool, string mode)
    {
        string[] sanitizer = [Tools.Find(Program)!, "--tool", tool, "--error-exitcode", $"{ErrorCode}", "--print-limit", "5"];
        return Tools.Run(SelfProcess.Start(["--device", options.Device, "--sanitize-child", mode], sanitizer));
    }

    private static string Summary(string output) =>
        output.Split('\n').LastOrDefault(line => line.Contains("SUMMARY", StringComparison.Ordinal))?.Trim('=', ' ', '\r') ?? "";

    private static string First(string output) => Tools.Tail(
        string.Join(' ', output.Split('\n').Where(line => line.StartsWith("=========", StringComparison.Ordinal)).Skip(1).Take(4).Select(line => line.Trim('=', ' '))));
}
