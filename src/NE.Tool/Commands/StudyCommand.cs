using System.CommandLine;

namespace NE.Tool.Commands;

/// <summary><c>ne study</c>: builds the program of a project or of a YAML file and replaces itself with its command <c>study</c>.</summary>
internal static class StudyCommand
{
    private const string Help = """
        Trains all trials of a study on all cores; skips what is complete, resumes what is not. Example: ne study examples/HalfCheetah Ablation --jobs 8
          NAME                 which study; needed when there are several
          --jobs N             how many trials run at once; as many as there are cores unless given
          --out DIR            folder under which the study folder is made; studies unless given
          --force              start complete trials over
          --quiet              failures only
          --device DEVICE      where learners are updated: cpu, cuda[:n], opencl[:p.d], auto; on a device, trials that share a
                               program advance together
          --learners N         how many of them at most; as many as there is memory for unless given
          --trial N            train this one trial in this process; on a device also several: 3,5,7
          --slurm              write a Slurm array script instead of training
        """;

    internal static Command Of(Option<bool> debug)
    {
        Argument<string> project = new("PROJECT") { Description = "A folder with a project, a project file, or a *.ne.yaml file." };
        Command command = new("study", Help) { project };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result => RunCommand.Execute(
            result.GetValue(project)!, ["study", .. result.UnmatchedTokens], result.GetValue(debug)));
        Command plan = new("plan", "Lists the trials, their live weights over time and an estimate of their cost. Example: ne study plan examples/HalfCheetah")
        {
            project,
        };
        plan.TreatUnmatchedTokensAsErrors = false;
        plan.SetAction(result => RunCommand.Execute(
            result.GetValue(project)!, ["study", "plan", .. result.UnmatchedTokens], result.GetValue(debug)));
        command.Subcommands.Add(plan);
        return command;
    }
}
