using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Report;
using NE.Report.Reading;
using NE.Runtime.Hosting;
using NE.Shared;

namespace NE.Tool.Commands;

/// <summary><c>ne runs</c>: lists the studies and the runs below a folder.</summary>
internal static class RunsCommand
{
    private const string Help = "Lists runs and studies, the newest first: state, steps, last and best score, age. Example: ne runs";

    private static readonly string[] Usual = ["runs", "studies"];

    internal static Command Of()
    {
        Argument<string?> folder = new("DIR")
        {
            Description = "A folder with runs or studies; runs and studies in the current folder by default.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new("runs", Help) { folder };
        command.SetAction(result => List(result.GetValue(folder)));
        return command;
    }

    private static int List(string? folder)
    {
        string[] places = folder is not null ? [folder] : [.. Usual.Where(Directory.Exists)];
        try
        {
            RunData[] runs = [.. RunFinder.Find(places).AsParallel().Select(static path => RunReader.Read(path, evaluationsOnly: true)).OrderByDescending(static run => run.Written)];
            if (runs.Length == 0)
            {
                Console.WriteLine($"There are no runs in {(places.Length > 0 ? string.Join(" and ", places) : "runs or studies")} yet; train one with: {OwnCommand.Text} run PROJECT");
                return ExitCodes.Done;
            }

            if (StudyData.Of(runs) is { Count: > 0 } studies)
            {
                string[] columns = ["study", "state", "trials", "complete", "steps", "last", "best", "age"];
                Tables.Write([Tables.Plain(columns), .. studies.Select(static study => Tables.Plain(Row(study)))], whole: columns.Length);
                Console.WriteLine();
            }

            string[] heading = ["run", "state", "step", "of", "last", "best", "age"];
            Tables.Write([Tables.Plain(heading), .. runs.Select(static run => Tables.Plain(Row(run)))], whole: heading.Length);
            return ExitCodes.Done;
        }
        catch (ReportException fault)
        {
            throw new ToolException(fault.Message);
        }
    }

    private static IEnumerable<string> Row(RunData run) =>
    [
        run.Path, run.State.ToString().ToLowerInvariant(), Steps(run.Curve?.Steps[^1]), Steps(run.Record.DeclaredSteps), Score(run.Curve?.Last), Score(run.Curve?.Best),
        Age(DateTime.UtcNow - run.Written),
    ];

    private static IEnumerable<string> Row(StudyData study) =>
    [
        study.Path, study.State.ToString().ToLowerInvariant(), Steps(study.Trials.Count), Steps(study.Complete), Steps(study.Steps), Score(study.Last), Score(study.Best),
        Age(DateTime.UtcNow - study.Written),
    ];

    private static string Steps(double? steps) => steps?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";

    private static string Score(double? score) => score?.ToString("N1", CultureInfo.InvariantCulture) ?? "–";

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => $"{(int)age.TotalDays} days",
        { TotalHours: >= 2 } => $"{(int)age.TotalHours} h",
        { TotalMinutes: >= 1 } => $"{(int)age.TotalMinutes} min",
        _ => "now",
    };
}
