using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>The command <c>study</c> and its flags.</summary>
internal sealed class StudyCommand
{
    // A study that was killed leaves trials that save and end within moments.
    private static readonly TimeSpan Orphans = TimeSpan.FromSeconds(60);

    private readonly Argument<string?> name = new("NAME")
    {
        Description = "Which study; needed when there are several.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<int?> jobs = new("--jobs", "-j") { Description = "How many trials run at once; as many as there are cores unless given." };

    private readonly Option<string?> root = new("--out") { Description = "Folder under which the study folder is made; studies unless given." };

    private readonly Option<bool> force = new("--force") { Description = "Start complete trials over." };

    private readonly Option<bool> quiet = new("--quiet") { Description = "Show failures only." };

    private readonly Option<int?> trial = new("--trial") { Description = "Train this one trial in this process; 0 is the first." };

    private readonly Option<bool> report = new("--report") { Hidden = true };

    private readonly Option<bool> slurm = new("--slurm") { Description = "Write a Slurm array script instead of training." };

    private readonly IReadOnlyList<StudyDefinition> studies;
    private readonly Launcher launcher;

    private StudyCommand(IReadOnlyList<StudyDefinition> studies, Launcher launcher)
    {
        this.studies = studies;
        this.launcher = launcher;
    }

    /// <summary>The command.</summary>
    internal static Command Of(IReadOnlyList<StudyDefinition> studies, Launcher launcher)
    {
        StudyCommand options = new(studies, launcher);
        Command command = new("study", "Trains all trials of a study, each in a process of its own. Example: study Ablation --jobs 8")
        {
            options.name, options.jobs, options.root, options.force, options.quiet, options.trial, options.report, options.slurm,
        };
        command.SetAction(options.Run);
        Command plan = new("plan", "Lists the trials, their live weights over time and an estimate of their cost. Example: study plan Ablation")
        {
            options.name, options.jobs,
        };
        plan.SetAction(result => StudyPlan.Show(options.Find(result), options.Jobs(result), Console.Out));
        command.Subcommands.Add(plan);
        return command;
    }

    private int Run(ParseResult result)
    {
        StudyDefinition study = Find(result);
        string folder = StudyFolder.Under(result.GetValue(root) ?? "studies", study);
        if (result.GetValue(trial) is { } index)
        {
            return Train(study, index, folder, result);
        }

        if (result.GetValue(slurm))
        {
            return SlurmScript.Write(study, folder, launcher, Console.Out);
        }

        using Signals signals = new();
        StudyRunner runner = new(study, folder, launcher)
        {
            Jobs = Jobs(result),
            Force = result.GetValue(force),
            Quiet = result.GetValue(quiet),
            Output = Console.Out,
            Errors = Console.Error,
            Terminal = !Console.IsOutputRedirected,
        };
        return runner.Run(signals.Stop).GetAwaiter().GetResult();
    }

    private int Train(StudyDefinition study, int index, string folder, ParseResult result)
    {
        IReadOnlyList<StudyTrial> trials = study.Trials();
        if (index < 0 || index >= trials.Count)
        {
            throw new UsageException($"{study.Name} has trials 0 to {trials.Count - 1}, no trial {index}.");
        }

        StudyTrial chosen = trials[index];
        bool reports = result.GetValue(report);
        string run = RunFolder.Under(folder, chosen.Row.Experiment, chosen.Seed);
        using Signals signals = new();
        if (reports)
        {
            Follow(signals);
        }

        FinishedRun.WaitUntilFree(run, Orphans, signals.Stop);
        if (signals.Stop.IsCancellationRequested)
        {
            return ExitCodes.Stopped;
        }

        if (!result.GetValue(force) && FinishedRun.IsComplete(run, chosen.Row.Experiment, chosen.Seed))
        {
            return ExitCodes.Done;
        }

        return Host.Train(
            new TrainerOptions
            {
                Trials = [new TrainerTrial(chosen.Row.Experiment, chosen.Seed, run)],
                Force = result.GetValue(force),
                Quiet = result.GetValue(quiet),
                Output = Console.Out,
                Errors = Console.Error,
                Terminal = !Console.IsOutputRedirected,
                Observer = reports ? new TrainerObserver((_, state) => Console.Out.WriteLine(TrialReport.Line(state)), (_, _) => { }) : null,
                CommandLine = string.Join(' ', Environment.GetCommandLineArgs()),
                Launch = [launcher.Program, .. launcher.Arguments],
            },
            signals);
    }

    // The study holds the other end of the standard input. When it closes, by will or by death, this trial saves and ends.
    private static void Follow(Signals signals) => new Thread(() =>
    {
        using Stream input = Console.OpenStandardInput();
        Span<byte> nothing = stackalloc byte[64];
        while (input.Read(nothing) > 0)
        {
            // Nothing is ever sent.
        }

        signals.RequestStop();
    })
    {
        IsBackground = true,
    }.Start();

    private StudyDefinition Find(ParseResult result)
    {
        string? wanted = result.GetValue(name);
        string names = string.Join(", ", studies.Select(study => study.Name));
        return studies.Count == 0
            ? throw new UsageException("This program declares no study; see docs/concepts/studies.md.")
            : wanted is null
                ? studies.Count == 1 ? studies[0] : throw new UsageException($"This program has several studies; name one of {names}.")
                : studies.FirstOrDefault(study => study.Name == wanted)
                    ?? throw new UsageException($"There is no study '{wanted}'; this program has {names}.");
    }

    private int Jobs(ParseResult result)
    {
        int count = result.GetValue(jobs) ?? Environment.ProcessorCount;
        return count >= 1
            ? count
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--jobs wants at least 1, not {count}."));
    }
}
