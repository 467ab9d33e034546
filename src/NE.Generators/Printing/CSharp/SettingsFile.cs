using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Lowering;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints the run values and the definition that a host runs.</summary>
internal static class SettingsFile
{
    /// <summary>Prints the only file of an experiment that runs the program of another: its own run values, the other's code.</summary>
    public static GeneratedFile Print(AgentProgram program, string hash, string owner)
    {
        Declaration declaration = program.Plan.Declaration;
        return FileFrame.Print(declaration, "Settings", hash, FileFrame.Remarks(program.Plan), FileFrame.Part(declaration), code =>
        {
            Settings(code, program, shared: true);
            code.Gap().Summary($"All that a host needs to run this experiment. Its program is that of {owner}: they differ in run values only.");
            code.Line($"public static Training::ExperimentDefinition Definition {{ get; }} = global::{owner}.Definition with");
            code.Line("{").Indented(() =>
            {
                code.Line($"Name = \"{Named(declaration)}\",");
                if (declaration.Arm is { Point.Length: > 0 } arm)
                {
                    code.Line($"Point = \"{arm.Point}\",");
                }

                code.Line("Settings = Settings,").Line($"Plan = {FileFrame.RawString(PlanPrinter.Print(program.Plan))},");
            }).Line("};");
        });
    }

    /// <summary>Prints the file.</summary>
    /// <param name="program">The program.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="kernels">Whether it has kernels for a device.</param>
    public static GeneratedFile Print(AgentProgram program, string hash, bool kernels)
    {
        Declaration declaration = program.Plan.Declaration;
        return FileFrame.Print(declaration, "Settings", hash, [], FileFrame.Part(declaration), code =>
        {
            Settings(code, program);
            Definition(code, declaration, program.Plan, hash, kernels);
        });
    }

    private static string Named(Declaration declaration) => declaration.Arm?.Experiment ?? declaration.Name;

    private static void Settings(CodeWriter code, AgentProgram program, bool shared = false)
    {
        code.Summary("The run values that this experiment uses, as declared: what may change without changing the program.");
        code.Block("public static Training::RunSettings Settings { get; } = new()", () =>
        {
            foreach ((string name, string value, string comment) in Values(program))
            {
                // The constants of a program are those of the class that holds it.
                code.Line($"{name} = {(shared && name == value ? Literal.Of((long)program.Plan.Declaration.Algorithm.BatchSize) : value)}, // {comment}");
            }
        }, "};");
    }

    /// <summary>The run values that an experiment uses, as C# writes them.</summary>
    public static IEnumerable<(string Name, string Value, string Comment)> Values(AgentProgram program)
    {
        Declaration d = program.Plan.Declaration;
        Td3Attribute td3 = d.Algorithm;
        yield return ("Steps", Literal.Of(d.Experiment.Steps), "environment steps");
        yield return ("WarmUp", Literal.Of(td3.WarmUp), "environment steps");
        yield return ("EvaluateEvery", Literal.Of(d.Evaluate.Every), "environment steps");
        yield return ("EvaluationEpisodes", Literal.Of((long)d.Evaluate.Episodes), "episodes without noise");
        yield return ("CheckpointEvery", Literal.Of(d.Checkpoint.Every), "environment steps");
        yield return ("MetricsEvery", Literal.Of(d.Metrics.Every), "updates");
        yield return ("Discount", Literal.Of(td3.Discount), "γ, per environment step");
        yield return ("Polyak", Literal.Of(td3.Polyak), "τ, per policy update (TD3, section 6.1)");
        yield return ("ExplorationNoise", Literal.Of(td3.ExplorationNoise), "times the action limit (TD3, section 6.1)");
        yield return ("TargetNoise", Literal.Of(td3.TargetNoise), "times the action limit (TD3, section 5.3)");
        yield return ("TargetNoiseClip", Literal.Of(td3.TargetNoiseClip), "times the action limit (TD3, section 5.3)");
        yield return ("ActorLearningRate", Literal.Of(td3.ActorLearningRate), "Adam");
        yield return ("CriticLearningRate", Literal.Of(td3.CriticLearningRate), "Adam");
        yield return ("Beta1", Literal.Of(td3.Beta1), "Adam");
        yield return ("Beta2", Literal.Of(td3.Beta2), "Adam");
        yield return ("Epsilon", Literal.Of(td3.Epsilon), "Adam");
        yield return ("ReplayCapacity", Literal.Of((long)td3.ReplayCapacity), "transitions");
        yield return ("BatchSize", "BatchSize", "transitions");
        if (program.Plan.Elastic && d.Grow is { } grow)
        {
            if (SchedulerFile.UsesRate(program))
            {
                yield return ("Rate", Literal.Of(grow.Rate), "k, share of the basis per event; 0: what reaches the final density");
                yield return ("Amplitude", Literal.Of(grow.Amplitude), "α of the schedule");
            }

            if (grow.Schedule == Anneal.WarmDecay)
            {
                yield return ("Power", Literal.Of(grow.Power), "exponent of the warm decay");
            }

            yield return ("Until", Literal.Of(grow.Until), "update; 0: the end of the run");
        }

        if (program.RunValues.Contains(RunValues.DormantThreshold))
        {
            yield return ("DormantThreshold", Literal.Of(d.Prune?.DormantThreshold ?? 0), "neuron score (NE paper, section 4.2)");
        }

        if (program.RunValues.Contains(RunValues.UpperBound) && d.Prune is { } prune)
        {
            yield return ("UpperBound", Literal.Of(prune.UpperBound), "ω, pruned per grown connection (NE paper, section 4.2)");
        }

        if (d.Review is { } review)
        {
            yield return ("Oldest", Literal.Of(review.Oldest), "share of the stored transitions (NE paper, section 4.3)");
            yield return ("Gain", Literal.Of(review.Gain), "factor of the slope; 0: window / (0.02 · hidden units)");
            yield return ("Floor", Literal.Of(review.Floor), "least review threshold");
            yield return ("ActiveThreshold", Literal.Of(review.ActiveThreshold), "neuron score");
        }

        if (d.WeightClip is { } clip)
        {
            yield return ("Kappa", Literal.Of(clip.Kappa), "κ, in units of 1/√inputs (Elsayed et al. 2024)");
        }
    }

    private static void Definition(CodeWriter code, Declaration declaration, ExperimentPlan plan, string hash, bool kernels)
    {
        TaskDeclaration task = declaration.Task;
        string environment = task.TypeName is { } type
            ? $"new {type}()"
            : $"Environments::MuJoCo.MuJoCoTasks.Create(\"{task.Name}\")";
        code.Gap().Summary("All that a host needs to run this experiment.");
        code.Line("public static Training::ExperimentDefinition Definition { get; } = new(");
        string point = declaration.Arm?.Point ?? "";
        bool initialized = kernels || point.Length > 0;
        code.Indented(() => code
            .Line($"\"{Named(declaration)}\",")
            .Line($"new Environments::TaskSpec(\"{task.Name}\", Observations, Actions, ActionLimit, {Literal.Of((long)task.StepLimit)}),")
            .Line("Settings,")
            .Line($"\"{hash}\",")
            .Line(FileFrame.RawString(StructurePrinter.Print(plan)) + ",")
            .Line(FileFrame.RawString(PlanPrinter.Print(plan)) + ",")
            .Line($"static () => {environment},")
            .Line($"static context => new {Names.Escape(declaration.Name)}(context)){(initialized ? "" : ";")}"));
        if (!initialized)
        {
            return;
        }

        code.Line("{").Indented(() =>
        {
            if (kernels)
            {
                code.Line("Kernels = DeviceKernels,");
            }

            if (point.Length > 0)
            {
                code.Line($"Point = \"{point}\",");
            }
        }).Line("};");
    }
}
