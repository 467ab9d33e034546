using System.Collections.Generic;
using System.CommandLine;
using NE.Tool.Compiling;

namespace NE.Tool.Commands;

/// <summary><c>ne run</c>: builds the program of a project or of a YAML file and replaces itself with it.</summary>
internal static class RunCommand
{
    private const string Help = """
        Trains an experiment of a project or of a *.ne.yaml file, or goes on with one that was stopped. Example: ne run examples/HalfCheetah --experiment NeTd3 --seed 3
          --experiment NAME    which experiment; the first one unless given
          --seed N             seed of all random numbers; 1 unless given
          --steps N            environment step to stop at; schedules keep their declared length
          --out DIR            folder under which the run folder is made; runs unless given
          --resume RUN_FOLDER  go on with a run that was stopped
          --force              start over where a run stands already
          --threads N          threads of the learner; the number changes no result
          --device DEVICE      where the learner is updated: cpu, cuda[:n], opencl[:p.d], auto; it changes no result
          --quiet              no progress; warnings still come on the error output
          ne run PROJECT list  its experiments
          ne run PROJECT plan  layers, shapes and live weights
        """;

    internal static Command Of(Option<bool> debug)
    {
        Argument<string> project = new("PROJECT") { Description = "A folder with a project, a project file, or a *.ne.yaml file." };
        Command command = new("run", Help) { project };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result => Execute(result.GetValue(project)!, result.UnmatchedTokens, result.GetValue(debug)));
        return command;
    }

    /// <summary>Replaces this process with the program of a project or a YAML file.</summary>
    internal static int Execute(string project, IEnumerable<string> flags, bool debug)
    {
        bool yaml = YamlProgram.IsYaml(project);
        string assembly = Physics.EnsureWhile(() => yaml ? YamlProgram.Build(project) : Dotnet.Build(project));
        IEnumerable<string> arguments = debug ? [.. flags, "--trace"] : flags;
        return yaml
            ? ReplaceProcess.Program(typeof(RunCommand).Assembly.Location, [HostCommand.Name, assembly, .. arguments])
            : ReplaceProcess.Program(assembly, arguments);
    }
}
