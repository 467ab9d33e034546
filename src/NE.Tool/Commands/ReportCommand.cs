using System;
using System.CommandLine;
using System.IO;
using NE.Report;
using NE.Runtime.Hosting;

namespace NE.Tool.Commands;

/// <summary><c>ne report</c>: makes one page of runs and studies.</summary>
internal static class ReportCommand
{
    private const string Help = """
        Makes one page of runs and studies, finished or still running: curves, tables, statistics. Example: ne report studies/Ablation --baseline Td3
        """;

    internal static Command Of()
    {
        Argument<string[]> runs = new("RUNS")
        {
            Description = "Run folders, study folders, folders above them, or files of kept evaluations.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> file = new("--out") { Description = $"The page; {Reporter.DefaultName} in the folder of the runs by default." };
        Option<string?> baseline = new("--baseline") { Description = "The experiment with which the others are compared." };
        Command command = new("report", Help) { runs, file, baseline };
        command.SetAction(result =>
        {
            try
            {
                string[] paths = result.GetValue(runs)!;
                string page = result.GetValue(file) ?? Default(paths);
                int count = Reporter.Write(paths, page, result.GetValue(baseline));
                Console.WriteLine($"{page}: {count} run{(count == 1 ? "" : "s")}, {new FileInfo(page).Length / 1e6:F1} MB; open it in a browser");
                return ExitCodes.Done;
            }
            catch (ReportException fault)
            {
                throw new ToolException(fault.Message);
            }
        });
        return command;
    }

    private static string Default(string[] paths) =>
        paths.Length == 1 && Directory.Exists(paths[0]) ? Path.Combine(paths[0], Reporter.DefaultName) : Reporter.DefaultName;
}
