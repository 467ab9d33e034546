using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>The flags of <c>run</c>.</summary>
internal sealed class RunOptions
{
    private readonly Option<string?> experiment = new("--experiment") { Description = "The experiment; the first one by default." };

    private readonly Option<uint?> seed = new("--seed") { Description = "Seed of all random numbers; 1 by default." };

    private readonly Option<long?> steps = new("--steps")
    {
        Description = "Environment step to stop at, for example 300_000 or 3e5; schedules keep their declared length.",
        CustomParser = ParseSteps,
    };

    private readonly Option<string?> root = new("--out")
    {
        Description = "Folder under which the run folder is created; runs by default.",
    };

    private readonly Option<string?> resume = new("--resume") { Description = "Run folder to resume." };

    private readonly Option<bool> force = new("--force") { Description = "Remove an earlier run from the run folder and start over." };

    private readonly Option<bool> quiet = new("--quiet") { Description = "Show no progress; warnings still go to the error output." };

    private readonly Option<int> threads = new("--threads")
    {
        Description = "Number of threads of the learner; 1 by default. It does not affect results. "
            + "A study is faster with one thread per run.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string?> device = DeviceFlag.Make();

    /// <summary>Adds the flags to a command.</summary>
    internal void AddTo(Command command)
    {
        foreach (Option option in (Option[])[experiment, seed, steps, root, resume, force, quiet, threads, device])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads the options from a command line.</summary>
    /// <exception cref="UsageException">The flags contradict each other, or name something that does not exist.</exception>
    internal TrainerOptions Read(ParseResult result, IReadOnlyList<ExperimentDefinition> experiments, Launcher launcher)
    {
        string? name = result.GetValue(experiment);
        uint? number = result.GetValue(seed);
        string? folder = result.GetValue(resume);
        ExperimentDefinition? trial = null;
        if (folder is not null)
        {
            if (result.GetValue(force))
            {
                throw new UsageException("--resume continues a run and --force starts it over; give one of them.");
            }

            if (result.GetValue(root) is not null)
            {
                throw new UsageException("--resume continues in its own folder and --out names another; give one of them.");
            }

            (string recorded, uint recordedSeed, string program) = RunRecord.Read(folder);
            if ((name ?? recorded, number ?? recordedSeed) != (recorded, recordedSeed))
            {
                throw new UsageException($"{folder} holds {recorded} with seed {recordedSeed}; "
                    + "omit --experiment and --seed with --resume.");
            }

            (name, number) = (recorded, recordedSeed);
            trial = StudyTrial(experiments, recorded, program);
        }

        int workers = result.GetValue(threads);
        if (workers < 1 || workers > Environment.ProcessorCount)
        {
            throw new UsageException($"--threads must be 1 to {Environment.ProcessorCount}, the processors of this machine, "
                + $"not {workers}.");
        }

        ExperimentDefinition chosen = trial ?? Find(experiments, name);
        bool silent = result.GetValue(quiet);
        if (name is null && experiments.Count > 1 && !silent)
        {
            Console.WriteLine(
                $"Trains {chosen.Name}; --experiment selects one of "
                + $"{string.Join(", ", experiments.Select(experiment => experiment.Name))}.");
        }

        return new TrainerOptions
        {
            Trials = [new TrainerTrial(chosen, number ?? 1, folder is null ? null : Path.TrimEndingDirectorySeparator(folder))],
            Root = result.GetValue(root) ?? "runs",
            StopAt = result.GetValue(steps),
            Force = result.GetValue(force),
            Quiet = silent,
            Threads = workers,
            Output = Console.Out,
            Errors = Console.Error,
            Terminal = !Console.IsOutputRedirected,
            CommandLine = string.Join(' ', Environment.GetCommandLineArgs()),
            Launch = [launcher.Program, .. launcher.Arguments],
        };
    }

    /// <summary>The device given on a command line.</summary>
    /// <exception cref="UsageException">It is not a device.</exception>
    internal DeviceChoice Device(ParseResult result) => DeviceFlag.Read(result, device);

    /// <summary>The experiment with a name, or the first one.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    internal static ExperimentDefinition Find(IReadOnlyList<ExperimentDefinition> experiments, string? name)
    {
        if (experiments.Count == 0)
        {
            throw new UsageException("This program declares no experiment; see docs/getting-started.md.");
        }

        return name is null
            ? experiments[0]
            : experiments.FirstOrDefault(experiment => experiment.Name == name)
                ?? throw new UsageException(
                    $"There is no experiment '{name}'; this program has {string.Join(", ", experiments.Select(experiment => experiment.Name))}.");
    }

    // A trial of a study may have a program that no declared experiment has: another task, another value.
    internal static ExperimentDefinition? StudyTrial(IReadOnlyList<ExperimentDefinition> experiments, string name, string program) =>
        (experiments as ExperimentCatalogue)?.Studies.SelectMany(study => study.Rows).Select(row => row.Experiment)
            .FirstOrDefault(experiment => experiment.Name == name && experiment.ProgramHash == program
                && experiments.All(declared => declared.Name != name || declared.ProgramHash != program));

    private static long? ParseSteps(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value >= 1 && value <= 1e15 && Math.Floor(value) == value)
        {
            return (long)value;
        }

        result.AddError($"--steps must be a whole number of environment steps, for example 300_000, not '{text}'.");
        return null;
    }
}
