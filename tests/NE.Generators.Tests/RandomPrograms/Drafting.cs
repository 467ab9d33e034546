using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Generators.Vocabulary;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>
/// Draws declarations. Parts and settings come from the vocabulary, so a new one is drawn as soon as it is there; sizes and cadences are small
/// enough for a few updates to cross events.
/// </summary>
internal static class Drafting
{
    /// <summary>The tasks, as a user writes them.</summary>
    public static string Tasks { get; } = string.Concat(Shapes.Select(static shape => $$"""

        [Task(Observations = {{shape.Observations}}, Actions = {{shape.Actions}}, ActionLimit = {{Number(shape.Limit)}}, StepLimit = 20)]
        internal sealed class Task{{shape.Observations}}To{{shape.Actions}} : NE.Runtime.Environments.IEnvironment
        {
            public void Reset(ref NE.Runtime.Random.RandomStream random, System.Span<float> observation) => observation.Clear();
            public NE.Runtime.Environments.StepResult Step(System.ReadOnlySpan<float> action, System.Span<float> observation) => new(0, false);
            public void Dispose() { }
        }

        """));

    private static (int Observations, int Actions, double Limit)[] Shapes => [(1, 1, 1), (2, 1, 0.5), (3, 2, 2), (5, 3, 1), (17, 6, 1), (33, 2, 0.4)];

    // Activations of hidden layers; none is one of them.
    private static readonly string[] Activations = ["", "Relu", "Relu", "Relu", "LeakyRelu", "Elu", "Gelu", "Silu", "Tanh", "Sigmoid", "Softplus", "CRelu", "Fourier"];

    private static readonly string[] Widths = ["1", "2", "3", "4", "5", "7", "8", "9", "12", "16", "17", "24", "31", "32", "33", "40"];

    // Values of settings whose range says too little of what a run of some updates needs.
    private static readonly IReadOnlyDictionary<string, double[]> Sizes = new Dictionary<string, double[]>
    {
        ["Experiment.Steps"] = [400],
        ["*.BatchSize"] = [1, 2, 7, 16, 31, 32, 33, 48, 64],
        ["*.ReplayCapacity"] = [200, 300],
        ["*.WarmUp"] = [0, 10, 30],
        ["*.UpdateEvery"] = [1, 2, 5],
        ["*.UpdatesPerStep"] = [0.5, 1, 2],
        ["*.LearningRateEvery"] = [1, 2, 3, 5],
        ["*.ActorLearningRate"] = [1e-4, 3e-4, 1e-3],
        ["*.CriticLearningRate"] = [1e-4, 3e-4, 1e-3],
        ["*.TemperatureLearningRate"] = [1e-4, 3e-3],
        ["*.Beta1"] = [0, 0.5, 0.9],
        ["*.Beta2"] = [0.9, 0.99, 0.999],
        ["*.Epsilon"] = [1e-8, 1e-6, 1e-3],
        ["*.WeightDecay"] = [0, 0.01, 3],
        ["*.Momentum"] = [0, 0.5, 0.9],
        ["*.NStep"] = [1, 2, 3, 7],
        ["*.Polyak"] = [0.005, 0.1, 1],
        ["*.PolicyDelay"] = [1, 2, 3],
        ["Sac.LogStdMin"] = [-20, -3, 0],
        ["Sac.LogStdMax"] = [0.25, 2, 5],
        ["Sac.TargetEntropy"] = [-3, -1, 0, 0.5],
        ["Sac.Temperature"] = [0.01, 0.2, 1],
        ["*.Every"] = [3, 4, 5],
        ["Grow.Until"] = [0, 30, 200],
        ["Grow.Rate"] = [0, 0.02, 0.1],
        ["Grow.Power"] = [0.5, 1, 2],
        ["Grow.Amplitude"] = [0.5, 1, 2],
        ["Topology.Density"] = [0.5, 0.7, 0.9],
        ["Topology.FinalDensity"] = [0.95, 1],
        ["Topology.MinFanIn"] = [0, 1],
        ["Topology.MinFanOut"] = [0, 1],
        ["Prune.UpperBound"] = [0, 0.4, 0.8],
        ["Prune.DormantThreshold"] = [0, 0.1, 0.5],
        ["Rewire.Share"] = [0.3, 1],
        ["Rewire.Until"] = [0],
        ["GradualPruning.FinalDensity"] = [0.5],
        ["GradualPruning.Begin"] = [0, 0.01],
        ["GradualPruning.End"] = [0.05, 0.1],
        ["Review.Window"] = [4, 8],
        ["Review.ObserveEvery"] = [1, 2, 4],
        ["Review.Gain"] = [0, 1, 50],
        ["Review.ActiveThreshold"] = [0, 0.2],
        ["WeightClip.Kappa"] = [0.2, 1, 3],
        ["*.Weight"] = [0, 1e-3, 0.1],
        ["ReDo.Threshold"] = [0, 0.1, 0.9],
        ["ReDo.Lowest"] = [0, 0.3],
        ["GraMa.Threshold"] = [0, 0.1, 0.9],
        ["GraMa.Lowest"] = [0.3],
        ["GraMa.Most"] = [0.3, 1],

        // What could change networks at any update stays idle: updates without events are compared.
        ["ContinualBackprop.Rate"] = [0],
        ["PlasticityInjection.At"] = [1_000_000],
        ["Parseval.Weight"] = [0],
        ["Spectral.Weight"] = [0],
        ["ChurnReduction.Weight"] = [0],
        ["ChurnReduction.Target"] = [0],
        ["ChurnReduction.CriticWeight"] = [0],
        ["SelfNormalisedResets.Every"] = [5_000],
        ["SelfNormalisedResets.Start"] = [5_000],
        ["SelfNormalisedResets.Most"] = [5_000],
        ["Reset.Layers"] = [0, 1, 2],
        ["Metrics.Every"] = [3, 7],
    };

    // What every draft writes, so that runs stay small.
    private static readonly string[] Written =
        ["Experiment.Steps", "Topology.Density", "*.BatchSize", "*.ReplayCapacity", "*.WarmUp", "*.Every", "Review.Window", "Review.ObserveEvery",
            "ContinualBackprop.Rate", "PlasticityInjection.At", "Parseval.Weight", "Spectral.Weight", "ChurnReduction.Weight",
            "ChurnReduction.Target", "ChurnReduction.CriticWeight", "GradualPruning.FinalDensity", "GradualPruning.Begin",
            "GradualPruning.End", "GraMa.Lowest", "SelfNormalisedResets.Start", "SelfNormalisedResets.Most"];

    // Settings and choices with tests of their own; drawing them would move all that is drawn after them.
    private static readonly string[] Undrawn =
        ["Td3.NStepFrom", "Sac.NStepFrom", "Checkpoint.BestOver", "Topology.CountNorms", "Topology.Mask", "Prune.BeforeGrowth", "ReDo.Schedule"];

    private static readonly string[] UndrawnChoices = ["HiddenWeights", "Time", "ReferenceCode"];

    private static readonly string[] Omitted = ["Sequence", "UnitSphere", "NormaliseAndProject", "ReferenceGrowth", "HalvedBatch", "DynamicReplay", Injection];

    private const string Injection = "PlasticityInjection";

    /// <summary>The draft of a seed.</summary>
    public static Draft Of(int seed)
    {
        var random = new Random(seed);
        (int observations, int actions, _) = Pick(random, Shapes);
        PartSchema[] chosen =
        [
            .. Schema.Parts.GroupBy(static part => part.Kind).Where(static kind => kind.Key is not null)
                // Checks read gradients from moments, and those of UPGD hold gated gradients; a step of TRAC is not that of its slot alone.
                .Select(kind => Pick(random, [.. kind.Where(static part => part.Name is not ("Upgd" or "Trac"))])),
        ];
        PartSchema algorithm = chosen.Single(static part => part.IsAlgorithm);
        List<WrittenPart> parts = [];
        // A sequence would need several tasks; projections, what the reference code does, and what is dropped from replay are compared in tests of their own; an
        // injection follows.
        foreach (PartSchema part in Schema.Parts.Where(static part => part.Name != Schema.Environment && !part.Many && !part.Type.IsAbstract && !Omitted.Contains(part.Name)))
        {
            if (part.Kind is not null ? chosen.Contains(part) : !part.Removable || random.Next(100) < (part.Name == Schema.Dense ? 20 : part.GivenIn.Count > 0 ? 75 : 30))
            {
                parts.Add(Part(random, part));
            }
            else if (part is { Removable: true, GivenIn.Count: > 0, Kind: null } && random.Next(2) == 0)
            {
                parts.Add(new WrittenPart($"Without<{part.Name}Attribute>", []));
            }
            else if (part is { GivenIn.Count: > 0, Kind: null })
            {
                // What a preset gives is written as far as its cadence goes.
                parts.Add(Part(random, part, least: true));
            }
        }

        parts.AddRange(Omitted.Where(static name => Schema.Find(name)!.GivenIn.Count > 0).Select(static name => new WrittenPart($"Without<{name}Attribute>", [])));
        // Drawn apart, so that the other parts are those of before; drafts with it have no kernels.
        var injections = new Random(-seed);
        if (injections.Next(100) < 15)
        {
            parts.Add(Part(injections, Schema.Find(Injection)!));
        }

        var stages = new Random(~seed);
        IReadOnlyList<WrittenLayer> critic = [.. Stages(stages, Hidden(random)), new WrittenLayer("1", [])];
        Repair(parts, "Topology", "Grow");
        Repair(parts, "Grow", "Prune");
        if (parts.Any(static part => part.Name == "Grow") || parts.All(static part => part.Name != "Topology"))
        {
            parts.RemoveAll(static part => part.Name is "Rewire" or "GradualPruning");
        }

        // Pruning to half the weights needs more at the start.
        if (parts.Any(static part => part.Name == "Rewire" || (part.Name == "Topology" && part.Settings.Contains(("Density", "0.5")))))
        {
            parts.RemoveAll(static part => part.Name == "GradualPruning");
        }

        if (critic.Count == 1)
        {
            Remove(parts, "Review");
        }

        string size = algorithm.Name == "Sac" ? "Size.Gaussian" : "Size.Action";
        int twins = random.Next(3) == 0 ? 1 : 2;
        IReadOnlyList<WrittenLayer> actor =
            [.. Stages(stages, Hidden(random)), new WrittenLayer(size, algorithm.Name == "Sac" ? [] : ["Tanh"])];
        if (actor.SkipLast(1).Concat(critic.SkipLast(1)).Any(static layer => !layer.Steps.Contains("Relu")))
        {
            parts.RemoveAll(static part => part.Name == "SelfNormalisedResets");
        }

        return new Draft(seed, $"Task{observations}To{actions}", parts, twins, actor, critic);
    }

    // A part that needs another goes with it.
    private static void Repair(List<WrittenPart> parts, string needed, string part)
    {
        if (parts.All(other => other.Name != needed))
        {
            Remove(parts, part);
        }
    }

    private static void Remove(List<WrittenPart> parts, string part)
    {
        parts.RemoveAll(other => other.Name == part || other.Name == $"Without<{part}Attribute>");
        parts.Add(new WrittenPart($"Without<{part}Attribute>", []));
    }

    private static WrittenPart Part(Random random, PartSchema part, bool least = false)
    {
        List<(string, string)> settings = [];
        foreach (SettingSchema setting in part.Settings.Where(setting => !Undrawn.Contains($"{part.Name}.{setting.Name}")))
        {
            bool written = Written.Contains($"{part.Name}.{setting.Name}") || Written.Contains($"*.{setting.Name}");
            if (written || (!least && random.Next(3) == 0))
            {
                settings.Add((setting.Name, Value(random, part, setting)));
            }
        }

        return new WrittenPart(part.Name, settings);
    }

    private static string Value(Random random, PartSchema part, SettingSchema setting)
    {
        if (setting.Flag)
        {
            return random.Next(2) == 0 ? "false" : "true";
        }

        if (setting.Choices.Count > 0)
        {
            return $"{setting.ChoiceType}.{Pick(random, [.. setting.Choices.Except(UndrawnChoices)])}";
        }

        if (Sizes.TryGetValue($"{part.Name}.{setting.Name}", out double[]? sizes) || Sizes.TryGetValue($"*.{setting.Name}", out sizes))
        {
            return Number(Pick(random, sizes));
        }

        double[] candidates = setting.Whole
            ? [setting.Default(), 1, 2, 3, 5]
            : [setting.Default(), setting.Range.Low, setting.Range.High, 0.5 * setting.Default(), 2 * setting.Default()];
        return Number(Pick(random, [.. candidates.Where(setting.Allows)]));
    }

    private static IEnumerable<WrittenLayer> Hidden(Random random)
    {
        int count = Pick(random, [0, 1, 1, 2, 2, 2, 3]);
        string? same = random.Next(3) == 0 ? Pick(random, Widths) : null;
        for (int i = 0; i < count; i++)
        {
            List<string> steps = random.Next(4) == 0 ? [random.Next(3) switch { 0 => "LayerNorm(Epsilon = 0.01)", 1 => "RmsNorm", _ => "LayerNorm" }] : [];
            string activation = Pick(random, Activations);
            string width = same ?? Pick(random, Widths);
            if (width == "2")
            {
                // A norm of two units is a step: the terms of its derivative cancel beyond what float32 holds.
                steps = [];
            }

            yield return new WrittenLayer(width, activation.Length > 0 ? [.. steps, activation] : steps);
        }
    }

    // Residual blocks behind layers, and norms before layers that have none.
    private static IEnumerable<WrittenLayer> Stages(Random random, IEnumerable<WrittenLayer> layers)
    {
        WrittenLayer[] hidden = [.. layers];
        bool residual = random.Next(3) == 0;
        for (int i = 0; i < hidden.Length; i++)
        {
            yield return hidden[i];

            // A norm of a few units is too sharp for float32: of two units it is a step.
            bool wide = residual && int.Parse(hidden[i].Size, CultureInfo.InvariantCulture) >= 7;
            int blocks = wide ? random.Next(3) : 0;
            for (int b = 0; b < blocks; b++)
            {
                yield return new WrittenLayer($"block {random.Next(1, 5)}", []);
            }

            if (wide && random.Next(2) == 0 && (i == hidden.Length - 1 || hidden[i + 1].Steps.All(static step => !step.Contains("Norm", StringComparison.Ordinal))))
            {
                yield return new WrittenLayer("norm", []);
            }
        }
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
}
