using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NE.Tool.Commands;

/// <summary><c>ne eval</c>: replaces itself with the program that trained a run, to play its checkpoint.</summary>
internal static class EvalCommand
{
    private const string Help = """
        Plays noise-free episodes with a checkpoint. Example: ne eval runs/HalfCheetah-v4/NeTd3/default/seed-1 --checkpoint best
          --checkpoint WHICH   latest, best, or the step of a checkpoint; latest unless given
          --episodes N         how many episodes; as many as an evaluation of training unless given
          --seed N             seed of the starts; the run's unless given
          --export FILE        write the policy to this file, .safetensors or .onnx
        """;

    internal static Command Of(Option<bool> debug)
    {
        Argument<string> run = new("RUN") { Description = "A run folder." };
        Option<string?> project = new("--project")
        {
            Description = "The project or YAML file of the run, if the program that trained it no longer exists.",
        };
        Command command = new("eval", Help) { run, project };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result =>
        {
            string folder = result.GetValue(run)!;
            string[] arguments = ["eval", folder, .. result.UnmatchedTokens];
            if (result.GetValue(project) is { } named)
            {
                return RunCommand.Execute(named, arguments, result.GetValue(debug));
            }

            Physics.Ensure();
            string[] launch = Launch(folder);
            return ReplaceProcess.Command([.. launch, .. arguments, .. result.GetValue(debug) ? ["--trace"] : (string[])[]]);
        });
        return command;
    }

    // The record of a run states how its program was started.
    private static string[] Launch(string run)
    {
        string record = Path.Combine(run, "run.json");
        if (!File.Exists(record))
        {
            throw new ToolException($"{run} is not a run folder: it has no run.json.");
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(record));
            string[] words = json.RootElement.TryGetProperty("launch", out JsonElement launch)
                ? [.. launch.EnumerateArray().Select(word => word.GetString()!)]
                : [];
            return words.Length > 0 && Files(words).All(File.Exists)
                ? words
                : throw new ToolException($"the program that trained {run} no longer exists; give its project with --project.");
        }
        catch (JsonException fault)
        {
            throw new ToolException($"{record} is damaged ({fault.Message}); give the project with --project.");
        }
    }

    private static IEnumerable<string> Files(string[] words) => words.Where(Path.IsPathRooted);
}
