using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using NE.Report;
using NE.Report.Serving;
using NE.Runtime.Hosting;

namespace NE.Tool.Commands;

/// <summary><c>ne report</c>: makes one page of runs and studies, or serves it while they go on.</summary>
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
        Option<bool> tables = new("--csv") { Description = "Write the numbers beside the page as CSV files." };
        Option<bool> watch = new("--watch") { Description = "Serve the page on 127.0.0.1 and refresh it while runs go on." };
        Option<int?> port = new("--port") { Description = "Port of --watch; the first free one from 6080 by default." };
        Command command = new("report", Help) { runs, file, baseline, tables, watch, port };
        command.SetAction(result =>
        {
            string[] paths = result.GetValue(runs)!;
            try
            {
                return result.GetValue(watch)
                    ? Serve(paths, result.GetValue(baseline), result.GetValue(port))
                    : Write(paths, result.GetValue(file) ?? Default(paths), result.GetValue(baseline), result.GetValue(tables));
            }
            catch (ReportException fault)
            {
                throw new ToolException(fault.Message);
            }
        });
        return command;
    }

    private static int Write(string[] paths, string page, string? baseline, bool tables)
    {
        (int count, IReadOnlyList<string> beside) = Read(() => Reporter.Write(paths, page, baseline, tables));
        Console.WriteLine(FormattableString.Invariant($"{page}: {count} run{(count == 1 ? "" : "s")}, {new FileInfo(page).Length / 1e6:F1} MB; open it in a browser"));
        foreach (string table in beside)
        {
            Console.WriteLine(table);
        }

        return ExitCodes.Done;
    }

    private static T Read<T>(Func<T> report)
    {
        using Activity activity = new("reading runs");
        return report();
    }

    private static int Serve(string[] paths, string? baseline, int? port)
    {
        using ReportServer server = new(paths, baseline);
        server.Start(port);
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            server.Dispose();
        };
        Console.WriteLine($"{server.Address} shows the runs as they go on; Ctrl-C ends it");
        server.Run();
        return ExitCodes.Done;
    }

    private static string Default(string[] paths) =>
        paths.Length == 1 && Directory.Exists(paths[0]) ? Path.Combine(paths[0], Reporter.DefaultName) : Reporter.DefaultName;
}
