using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>
/// The internal command <c>advise</c>: measures for <c>--device auto</c> in a separate process, because a process that has opened a GPU
/// holds some of its memory until it exits, and holds the whole GPU in exclusive-process mode.
/// </summary>
internal static class AdviceCommand
{
    private const string Name = "advise", Mark = "@device";

    /// <summary>The command.</summary>
    internal static Command Of(IReadOnlyList<ExperimentDefinition> experiments)
    {
        Option<string> experiment = new("--experiment") { Required = true };
        Option<string> program = new("--program") { Required = true };
        Option<string> point = new("--point") { Required = true };
        Option<int> learners = new("--learners") { Required = true };
        Option<int> processors = new("--processors") { Required = true };
        Command command = new(Name, "Measures where learners train fastest.") { experiment, program, point, learners, processors };
        command.Hidden = true;
        command.SetAction(result =>
        {
            ExperimentDefinition chosen = experiments.Concat(RowsOf(experiments)).FirstOrDefault(one =>
                    (one.Name, one.ProgramHash, one.Point)
                    == (result.GetValue(experiment), result.GetValue(program), result.GetValue(point)))
                ?? throw new UsageException("This program has no such experiment; was it rebuilt?");
            DeviceAdvice advice = DeviceMeasure.Advise(chosen, result.GetValue(learners), result.GetValue(processors));
            Console.WriteLine($"{Mark} {advice.Choice} {advice.Reason.ReplaceLineEndings(" ")}");
        });
        return command;
    }

    /// <summary>The arguments that ask for advice on an experiment.</summary>
    internal static IReadOnlyList<string> Arguments(ExperimentDefinition experiment, int learners, int processors) =>
    [
        Name, "--experiment", experiment.Name, "--program", experiment.ProgramHash, "--point", experiment.Point,
        "--learners", learners.ToString(CultureInfo.InvariantCulture), "--processors", processors.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>Parses a line of the process's output; null if it is something else.</summary>
    internal static (string Choice, string Reason)? Read(string line) =>
        line.Split(' ', 3) is [Mark, { } choice, { } reason] ? (choice, reason) : null;

    private static IEnumerable<ExperimentDefinition> RowsOf(IReadOnlyList<ExperimentDefinition> experiments) =>
        ((experiments as ExperimentCatalogue)?.Studies ?? []).SelectMany(study => study.Rows).Select(row => row.Experiment);
}
