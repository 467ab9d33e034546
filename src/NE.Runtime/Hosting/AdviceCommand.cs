using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>
/// The command <c>advise</c>, which is for the host itself: measures for <c>--device auto</c> in a process of its own. A process that has
/// opened a GPU holds memory of it until its end, and all of it where the GPU is set to one process at a time.
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
                ?? throw new UsageException("This program has no such experiment; was it built anew?");
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

    /// <summary>Reads a line of the process; null when it is another one.</summary>
    internal static (string Choice, string Reason)? Read(string line) =>
        line.Split(' ', 3) is [Mark, { } choice, { } reason] ? (choice, reason) : null;

    private static IEnumerable<ExperimentDefinition> RowsOf(IReadOnlyList<ExperimentDefinition> experiments) =>
        ((experiments as ExperimentCatalogue)?.Studies ?? []).SelectMany(study => study.Rows).Select(row => row.Experiment);
}
