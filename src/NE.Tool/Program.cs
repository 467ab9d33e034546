using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.ComponentModel;
using System.IO;
using System.Linq;
using NE.Runtime.Hosting;
using NE.Shared;
using NE.Tool.Commands;

namespace NE.Tool;

/// <summary>The <c>ne</c> command. Unknown arguments are passed on to the program that a verb starts.</summary>
internal static class Program
{
    private static readonly Option<bool> Debug = new("--debug") { Description = "Show the stack trace of an error.", Recursive = true };

    private const string Help = """
        Usage: ./ne COMMAND

        PROJECT is a folder with a project, a project file, or a *.ne.yaml file.

          run PROJECT [FLAGS]        Trains an experiment, or goes on with one that was stopped.
                                     ./ne run examples/HalfCheetah --experiment NeTd3 --seed 3
          study PROJECT [NAME]       Trains all trials of a study on all cores; goes on after any stop.
                                     ./ne study examples/HalfCheetah Ablation --jobs 8
          study plan PROJECT [NAME]  Its trials, live weights over time and estimated cost, before anything runs.
                                     ./ne study plan examples/HalfCheetah
          eval RUN                   Evaluates a checkpoint and exports its policy.
                                     ./ne eval runs/HalfCheetah-v4/NeTd3/default/seed-1 --export policy.safetensors
          report RUNS...             Makes one page of runs and studies: curves, tables, statistics.
                                     ./ne report studies/Ablation --baseline Td3
          runs [DIR]                 Lists runs and studies: state, steps, last and best score, age.
                                     ./ne runs
          emit PROJECT [NAME]        Shows the generated code, the program as text, or the kernels for a device.
                                     ./ne emit examples/HalfCheetah NeTd3 --program
          eject PROJECT --out DIR    Makes a project of plain C# from an experiment, to be changed by hand.
                                     ./ne eject examples/HalfCheetah --experiment NeTd3 --out MyUpdate
          spec PROJECT [NAME]        An experiment with everything filled in: structure, run values, plan.
                                     ./ne spec examples/HalfCheetah NeTd3
          spec diff PROJECT A B      What differs between two experiments.
                                     ./ne spec diff examples/HalfCheetah NeTd3 NoReview
          new NAME                   Makes a folder with an experiment that trains.
                                     ./ne new MyExperiment
          doctor                     What is found on this machine, what is missing, how to get it.
                                     ./ne doctor
          doctor --parity PROJECT    The same updates on processor and device, compared layer by layer.
                                     ./ne doctor --parity examples/HalfCheetah --device cuda
          test [FLAGS]               Runs all tests; the last line is the total.
                                     ./ne test --filter Topology
          bench [--json FILE]        Measures kernels and whole updates on this machine.
                                     ./ne bench --json bench.json

        ./ne COMMAND --help shows the flags of a command; --debug shows the stack of a fault.
        Exit codes: 0 done, 1 fault, 2 wrong use, 75 stopped by a signal and can be resumed.
        """;

    private static int Main(string[] args)
    {
        if (args is [HostCommand.Name, .. string[] rest])
        {
            return HostCommand.Execute(rest);
        }

        if (args is [] or ["help" or "--help" or "-h" or "-?"])
        {
            Console.WriteLine(Help);
            return ExitCodes.Done;
        }

        Command root = Root();
        if (!args[0].StartsWith('-') && args[0] != "help" && root.Subcommands.All(command => command.Name != args[0]))
        {
            return Wrong($"there is no command '{args[0]}'.{Near(root, args[0])}");
        }

        ParseResult result = root.Parse(args is ["help", ..] ? [.. args[1..], "--help"] : args);
        if (result.Errors.Count > 0)
        {
            return Wrong(CommandErrors.First(result));
        }

        try
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (!args.Contains("--debug"))
        {
            // The command's own errors, a program that cannot be started, a file that cannot be read.
            bool expected = fault is ToolException or Win32Exception or IOException or UnauthorizedAccessException;
            Console.Error.WriteLine(
                expected ? $"ne: {fault.Message}" : $"ne: unexpected error ({fault.GetType().Name}): "
                    + $"{fault.Message} Run again with --debug to see where.");
            return fault is ToolException { WrongUse: true } ? ExitCodes.WrongUse : ExitCodes.Fault;
        }
        catch (Exception fault)
        {
            Console.Error.WriteLine(fault);
            return ExitCodes.Fault;
        }
    }

    private static int Wrong(string sentence)
    {
        Console.Error.WriteLine($"ne: {sentence} See ./ne --help.");
        return ExitCodes.WrongUse;
    }

    private static string Near(Command root, string word) =>
        NearestName.Of(word, root.Subcommands.Select(static command => command.Name)) is { } near ? $" Did you mean {near}?" : "";

    private static Command Root()
    {
        Command root = new("ne", "Trains growing networks.")
        {
            RunCommand.Of(Debug), StudyCommand.Of(Debug), EvalCommand.Of(Debug), ReportCommand.Of(), RunsCommand.Of(), EmitCommand.Of(), EjectCommand.Of(), SpecCommand.Of(),
            DoctorCommand.Of(Debug), BenchCommand.Of(), TestCommand.Of(), NewCommand.Of(),
        };
        root.Options.Add(Debug);
        root.Options.Add(new HelpOption { Recursive = true });
        root.Options.Add(new VersionOption());
        return root;
    }
}
