using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>The command <c>eval</c>: plays a checkpoint, exports its policy.</summary>
internal static class EvalCommand
{
    /// <summary>The command.</summary>
    internal static Command Of(IReadOnlyList<ExperimentDefinition> experiments)
    {
        Argument<string> run = new("RUN") { Description = "A run folder." };
        Option<string> checkpoint = new("--checkpoint")
        {
            Description = "latest, best, or the step of a checkpoint; latest by default.",
            DefaultValueFactory = _ => "latest",
        };
        Option<int?> episodes = new("--episodes") { Description = "Number of episodes; by default that of an evaluation in training." };
        Option<uint?> seed = new("--seed")
        {
            Description = "Seed of the start states; by default the run's, which gives those of training's evaluations.",
        };
        Option<bool> nominal = new("--nominal") { Description = "Play the unchanged task, not the values of its shifts at the checkpoint." };
        Option<string?> task = new("--task") { Description = "The task of a sequence to play; by default the one that is present at the checkpoint." };
        Option<string?> export = new("--export") { Description = "Write the policy to this file, .safetensors or .onnx." };
        Command command = new("eval", "Plays noise-free episodes with a checkpoint. Example: eval runs/HalfCheetah-v4/NeTd3/default/seed-1 --checkpoint best")
        {
            run, checkpoint, episodes, seed, nominal, task, export,
        };
        command.SetAction(result =>
        {
            string? file = result.GetValue(export);
            PolicyFormat format = file is null ? default : PolicyFormats.Of(file);
            SavedPolicy policy = SavedPolicy.Open(experiments, result.GetValue(run)!, result.GetValue(checkpoint)!, result.GetValue(task));
            int count = result.GetValue(episodes) ?? policy.Experiment.Settings.EvaluationEpisodes;
            if (count < 1)
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--episodes must be at least 1, not {count}."));
            }

            if (file is not null)
            {
                policy.Export(file, format);
                Console.WriteLine($"{file}: the policy of step {policy.Step:N0}");
            }

            Show(policy, policy.Evaluate(count, result.GetValue(seed) ?? policy.Seed, result.GetValue(nominal)), Console.Out);
        });
        return command;
    }

    private static void Show(SavedPolicy policy, EvaluationResult result, TextWriter output)
    {
        output.WriteLine($"{policy.Experiment.Name}  {policy.Task.Name}  seed {policy.Seed}  step {policy.Step:N0}");
        for (int episode = 0; episode < result.Returns.Length; episode++)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"episode {episode}: return {result.Returns[episode]:R}, length {result.Lengths[episode]}"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"return {result.Mean:F1} ± {result.StandardDeviation:F1}, length {result.MeanLength:F0}"));
    }
}
