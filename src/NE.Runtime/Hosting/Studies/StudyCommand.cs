using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>The command <c>study</c> and its flags.</summary>
internal sealed class StudyCommand
{
    // A killed study leaves trials that save and exit within moments.
    private static readonly TimeSpan Orphans = TimeSpan.FromSeconds(60);

    private readonly Argument<string?> name = new("NAME")
    {
        Description = "The study; required if there are several.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<int?> jobs = new("--jobs", "-j")
    {
        Description = "Number of trials that run at once; the number of cores by default.",
    };

    private readonly Option<string?> root = new("--out")
    {
        Description = "Folder under which the study folder is created; studies by default.",
    };

    private readonly Option<bool> force = new("--force") { Description = "Start complete trials over." };

    private readonly Option<bool> quiet = new("--quiet") { Description = "Show only failures." };

    private readonly Option<string?> trial = new("--trial")
    {
        Description = "Train only this trial, in this process; 0 is the first. On a device also several: 3,5,7.",
    };

    private readonly Option<string?> device = DeviceFlag.Make();

    private readonly Option<int?> learners = new("--learners")
    {
        Description = "Largest number of trials that advance together on a device; by default as many as fit in its memory.",
    };

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
        Command command = new("study", "Trains all trials of a study, each in its own process. Example: study Ablation --jobs 8")
        {
            options.name, options.jobs, options.root, options.force, options.quiet, options.trial, options.device, options.learners,
            options.report, options.slurm,
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
        DeviceChoice choice = Device(result);
        if (result.GetValue(trial) is { } text)
        {
            return Train(study, Trials(study, text), folder, choice, result);
        }

        if (result.GetValue(slurm))
        {
            return SlurmScript.Write(study, folder, launcher, choice, Learners(result), Console.Out);
        }

        using Signals signals = new();
        StudyRunner runner = new(study, folder, launcher)
        {
            Jobs = Jobs(result),
            Device = Settled(choice, study, result),
            Learners = Learners(result),
            Force = result.GetValue(force),
            Quiet = result.GetValue(quiet),
            Output = Console.Out,
            Errors = Console.Error,
            Terminal = !Console.IsOutputRedirected,
        };
        return runner.Run(signals.Stop).GetAwaiter().GetResult();
    }

    /// <summary>The device of a whole study. A missing one is reported once, before anything starts.</summary>
    private DeviceChoice Settled(DeviceChoice choice, StudyDefinition study, ParseResult result)
    {
        IReadOnlyList<StudyTrial> largest = TrialGroups.Of(study.Trials(), one => one.Row.Experiment).MaxBy(group => group.Count)!;
        int together = Math.Min(largest.Count, Learners(result) ?? largest.Count);
        DeviceChoice settled = DeviceDecision.Of(
            choice, largest[0].Row.Experiment, together, Jobs(result), launcher, Reporter(result.GetValue(quiet)));
        if (settled.Kind != DeviceKind.Cpu)
        {
            // It is not opened: this process would hold GPU memory until it exits, which is at the end of the study.
            DeviceCatalogue.Find(settled);
        }

        return settled;
    }

    private int Train(StudyDefinition study, IReadOnlyList<StudyTrial> chosen, string folder, DeviceChoice choice, ParseResult result)
    {
        bool reports = result.GetValue(report);
        using Signals signals = new(attended: !reports);
        if (reports)
        {
            Follow(signals);
        }

        List<StudyTrial> waiting = [];
        foreach (StudyTrial one in chosen)
        {
            string run = RunFolder.Under(folder, one.Row.Experiment, one.Seed);
            FinishedRun.WaitUntilFree(run, Orphans, signals.Stop);
            if (signals.Stop.IsCancellationRequested)
            {
                return ExitCodes.Stopped;
            }

            if (result.GetValue(force) || !FinishedRun.IsComplete(run, one.Row.Experiment, one.Seed))
            {
                waiting.Add(one);
            }
        }

        if (waiting.Count == 0)
        {
            return ExitCodes.Done;
        }

        TrainerOptions options = new()
        {
            Trials = [.. waiting.Select(one => new TrainerTrial(one.Row.Experiment, one.Seed, RunFolder.Under(folder, one.Row.Experiment, one.Seed)))],
            Force = result.GetValue(force),
            Quiet = result.GetValue(quiet),
            Output = Console.Out,
            Errors = Console.Error,
            Terminal = !Console.IsOutputRedirected,
            Observer = reports
                ? new TrainerObserver(
                    (index, state) => Console.Out.WriteLine(TrialReport.Line(index, state)),
                    (index, sentence) => Console.Out.WriteLine(TrialReport.FailedLine(index, sentence)))
                : null,
            CommandLine = string.Join(' ', Environment.GetCommandLineArgs()),
            Launch = [launcher.Program, .. launcher.Arguments],
        };
        choice = DeviceDecision.Of(choice, waiting[0].Row.Experiment, waiting.Count, processors: 1, launcher, Reporter(reports || options.Quiet));
        if (choice.Kind == DeviceKind.Cpu && waiting.Count == 1)
        {
            return Host.Train(options with { Observer = options.Observer?.Of(waiting[0].Index) }, signals);
        }

        Action<StudyTrial> completed = one =>
        {
            if (reports)
            {
                Console.Out.WriteLine(TrialReport.CompleteLine(one.Index));
            }
        };
        return choice.Kind == DeviceKind.Cpu
            ? new SerialTraining { Options = options, Completed = completed }.Run(waiting, signals.Stop)
            : new GroupTraining(folder, () => ChosenDevice.Open(choice)) { Options = options, Learners = Learners(result), Completed = completed }
                .Run(waiting, signals.Stop);
    }

    private static IReadOnlyList<StudyTrial> Trials(StudyDefinition study, string text)
    {
        IReadOnlyList<StudyTrial> trials = study.Trials();
        return
        [
            .. text.Split(',').Select(word => !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                ? throw new UsageException("--trial must be the number of a trial, for example 3, or several on a device, 3,5,7; "
                    + $"not '{text}'.")
                : index < trials.Count
                    ? trials[index]
                    : throw new UsageException($"{study.Name} has trials 0 to {trials.Count - 1}, not {index}.")).Distinct(),
        ];
    }

    private DeviceChoice Device(ParseResult result)
    {
        DeviceChoice choice = DeviceFlag.Read(result, device);
        if (choice.Kind == DeviceKind.Cpu)
        {
            return result.GetValue(learners) is null && result.GetValue(trial)?.Contains(',', StringComparison.Ordinal) != true
                ? choice
                : throw OneByOne();
        }

        // auto may resolve to the CPU, where the number of processes needs a limit.
        return result.GetValue(jobs) is null || choice.Kind == DeviceKind.Auto
            ? choice
            : throw new UsageException(
                $"--jobs is the number of processes on the CPU, but on the device {choice} trials advance together in one: omit it; "
                + "--learners limits how many do so.");
    }

    private static Action<string> Reporter(bool quiet)
    {
        Action<string> nothing = static _ => { };
        return quiet ? nothing : Console.Out.WriteLine;
    }

    private static UsageException OneByOne() =>
        new("On the CPU each trial is a separate process: --learners, and several trials in one process, need --device.");

    private int? Learners(ParseResult result) => result.GetValue(learners) is not { } count || count >= 1
        ? result.GetValue(learners)
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--learners must be at least 1, not {count}."));

    // The study holds the other end of the standard input. When it closes, deliberately or by being killed, this trial saves and exits.
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
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--jobs must be at least 1, not {count}."));
    }
}
