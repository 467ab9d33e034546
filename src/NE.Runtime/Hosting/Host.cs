using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using NE.MuJoCo;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Hosting.Evaluation;
using NE.Runtime.Hosting.Studies;
using NE.Runtime.Networks;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>
/// The command line of a program that declares experiments: its <c>Main</c> is one call of <see cref="Run(string[],
/// IReadOnlyList{ExperimentDefinition})"/>.
/// </summary>
/// <remarks>Exit codes: <see cref="ExitCodes"/>. An error is one sentence on the error output.</remarks>
public static class Host
{
    private const string Trace = "--trace";

    /// <summary>Runs the command that the arguments name; without a command, <c>run</c>.</summary>
    /// <param name="args">Arguments of the program.</param>
    /// <param name="experiments">The experiments of the assembly, in table order.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, IReadOnlyList<ExperimentDefinition> experiments) => Run(args, experiments, Launcher.Self());

    /// <summary>Runs the command that the arguments name; without a command, <c>run</c>.</summary>
    /// <param name="args">Arguments of the program.</param>
    /// <param name="experiments">The experiments of the assembly, in table order.</param>
    /// <param name="launcher">How to restart the program: each trial of a study is a separate process.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, IReadOnlyList<ExperimentDefinition> experiments, Launcher launcher)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(experiments);
        ArgumentNullException.ThrowIfNull(launcher);
        using StandardOutput output = StandardOutput.Watch();
        if (WeightForms.FaultOf(Environment.GetEnvironmentVariable(WeightForms.Variable)) is { } wrongForm)
        {
            Console.Error.WriteLine(wrongForm);
            return ExitCodes.WrongUse;
        }

        bool bare = args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"));
        ParseResult result = Commands(experiments, launcher).Parse(bare ? ["run", .. args] : args);
        if (result.Errors.Count > 0)
        {
            Console.Error.WriteLine($"{CommandErrors.First(result)} See --help.");
            return ExitCodes.WrongUse;
        }

        try
        {
            int code = result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return output.Failed && code == ExitCodes.Done ? ExitCodes.Fault : code;
        }
        catch (UsageException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return ExitCodes.WrongUse;
        }
        catch (Exception fault)
        {
            Console.Error.WriteLine(args.Contains(Trace) ? fault.ToString() : Sentence(fault));
            return ExitCodes.Fault;
        }
    }

    private static RootCommand Commands(IReadOnlyList<ExperimentDefinition> experiments, Launcher launcher)
    {
        RunOptions options = new();
        Command run = new("run", "Trains an experiment, or resumes one that was stopped. Example: run --experiment NeTd3 --seed 3");
        options.AddTo(run);
        run.SetAction(result =>
        {
            DeviceChoice choice = options.Device(result);
            return Train(options.Read(result, experiments, launcher), choice, launcher);
        });

        Command list = new("list", "Lists the experiments. Example: list");
        list.SetAction(_ => experiments.ToList().ForEach(
            experiment => Console.WriteLine($"{experiment.Name,-24} {experiment.Task.Name,-24} {experiment.Settings.Steps:N0} steps")));

        Option<string?> planned = new("--experiment") { Description = "The experiment; the first one by default." };
        Command plan = new("plan", "Shows layers, shapes and live weights of an experiment. Example: plan --experiment NeTd3") { planned };
        plan.SetAction(result => Console.WriteLine(RunOptions.Find(experiments, result.GetValue(planned)).Plan));

        // Every command accepts it, because the tool appends it to whichever command it runs.
        Option<bool> traced = new(Trace) { Description = "Show the stack trace of an error.", Recursive = true };
        return new RootCommand("Trains the experiments that this program declares.")
        {
            run, list, plan, EvalCommand.Of(experiments), StudyCommand.Of((experiments as ExperimentCatalogue)?.Studies ?? [], launcher),
            ParityCommand.Of(experiments), AdviceCommand.Of(experiments), traced,
        };
    }

    private static int Train(TrainerOptions options, DeviceChoice choice, Launcher launcher)
    {
        Action<string> say = options.Quiet ? static _ => { } : options.Output.WriteLine;
        choice = DeviceDecision.Of(choice, options.Trials[0].Experiment, learners: 1, processors: 1, launcher, say);
        using ChosenDevice? device = choice.Kind == DeviceKind.Cpu ? null : ChosenDevice.Open(choice);
        using Signals signals = new();
        return Train(options with { Device = device?.Learners }, signals);
    }

    /// <summary>Trains until done or until a signal arrives.</summary>
    /// <returns>The exit code.</returns>
    internal static int Train(TrainerOptions options, Signals signals)
    {
        using Trainer trainer = new(options);
        TrainingOutcome outcome = trainer.Train(signals.Stop);
        if (!options.Quiet && options.Observer is null)
        {
            string? end = outcome switch
            {
                TrainingOutcome.Stopped => $"Stopped and saved at step {trainer.Step:N0}; continue with --resume {trainer.Folder}",
                TrainingOutcome.Complete => $"Complete at step {trainer.Step:N0}: {RunScore.Read(trainer.Folder!).Text}{Environment.NewLine}"
                    + string.Join(Environment.NewLine, NextCommands.After(trainer.Folder!)),
                _ => null,
            };
            options.Output.Write(end is null ? "" : end + Environment.NewLine);
        }

        return outcome == TrainingOutcome.Stopped ? ExitCodes.Stopped : ExitCodes.Done;
    }

    private static string Sentence(Exception fault) => fault switch
    {
        RunException or CheckpointException or MuJoCoMissingException or MuJoCoException or DeviceException => fault.Message,
        IOException or UnauthorizedAccessException => fault.Message,
        TypeInitializationException { InnerException: { } inner } => Sentence(inner),
        _ => $"Unexpected error ({fault.GetType().Name}): {fault.Message} Run again with {Trace} to see where.",
    };
}
