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
        Option<bool> metrics = new("--metrics") { Description = "Write all recorded metrics beside the page as one CSV file, a row for each value." };
        Option<string?> figures = new("--figures") { Description = "Draw the figures of results and comparisons beside the page: svg, png or pdf." };
        figures.AcceptOnlyFromAmong("svg", "png", "pdf");
        Option<bool> watch = new("--watch") { Description = "Serve the page on 127.0.0.1 and refresh it while runs go on." };
        Option<int?> port = new("--port") { Description = "Port of --watch; the first free one from 6080 by default." };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 65_535)
            {
                result.AddError("--port takes 1 to 65535.");
            }
        });
        Command command = new("report", Help) { runs, file, baseline, tables, metrics, figures, watch, port };
        command.Validators.Add(result =>
        {
            bool writes = result.GetValue(file) is not null || result.GetValue(tables) || result.GetValue(metrics) || result.GetValue(figures) is not null;
            if (result.GetValue(watch) && writes)
            {
                result.AddError("--watch writes no file; leave out --out, --csv, --metrics and --figures.");
            }
            else if (!result.GetValue(watch) && result.GetValue(port) is not null)
            {
                result.AddError("--port needs --watch.");
            }
        });
        command.SetAction(result =>
        {
            string[] paths = result.GetValue(runs)!;
            try
            {
                return result.GetValue(watch)
                    ? Serve(paths, result.GetValue(baseline), result.GetValue(port))
                    : Write(
                        paths, result.GetValue(file) ?? Default(paths), result.GetValue(baseline), result.GetValue(tables), result.GetValue(metrics),
                        result.GetValue(figures));
            }
            catch (ReportException fault)
            {
                throw new ToolException(fault.Message);
            }
        });
        return command;
    }

    private static int Write(string[] paths, string page, string? baseline, bool tables, bool metrics, string? figures)
    {
        (int count, IReadOnlyList<string> beside) = Read(() => Reporter.Write(paths, page, baseline, tables, metrics));
        Console.WriteLine(FormattableString.Invariant($"{page}: {count} run{(count == 1 ? "" : "s")}, {new FileInfo(page).Length / 1e6:F1} MB; open it in a browser"));
        foreach (string table in beside)
        {
            Console.WriteLine(table);
        }

        return figures is null ? ExitCodes.Done : Draw(paths, page, baseline, figures);
    }

    // A program of its own: the native libraries that draw are a large download, which nothing else needs.
    private static int Draw(string[] paths, string page, string? baseline, string format)
    {
        if (!Repository.IsThere)
        {
            throw new ToolException("figures are drawn by the command in the repository only; save them from the page, by the camera above each figure.");
        }

        string program = Dotnet.Build(Path.Combine(Repository.Root, "src", "NE.Report.Figures"));
        return ReplaceProcess.Program(program, [format, page, baseline ?? "", .. paths]);
    }

    private static T Read<T>(Func<T> report)
    {
        using Activity activity = new("reading runs");
        return report();
    }

    private static int Serve(string[] paths, string? baseline, int? port)
    {
        // A wrong path or baseline is an error now, not on the page.
        Read(() => Reporter.Read(paths, baseline));
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
