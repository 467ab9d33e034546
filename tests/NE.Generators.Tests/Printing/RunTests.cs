using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using NE.Generators.Printing;
using NE.Generators.Tests.FrontEnds;
using NE.Runtime.Environments;
using NE.Runtime.Replay;
using NE.Runtime.Telemetry;
using NE.Runtime.Topology;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Printing;

/// <summary>Generated agents of all cases run: updates, topology events, measurements, and going on from a saved state.</summary>
public class RunTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, ExperimentDefinition>> Definitions = new(static () =>
        ((IReadOnlyList<ExperimentDefinition>)Sources.Load(Cases.Everything()).GetType("NE.Experiments", throwOnError: true)!
            .GetProperty("All", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!).ToDictionary(static d => d.Name));

    public static TheoryData<string> All => Cases.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Agent_OfACase_LearnsMeasuresAndResumesFromASavedState(string name)
    {
        ExperimentDefinition definition = Definitions.Value[name];
        using ReplayBuffer replay = Filled(definition);
        var log = new Log();
        var context = LearnerContext.Of(definition.Settings with { MetricsEvery = 3 }, 7, replay, log);
        using ILearnerGroup learner = definition.CreateLearners(context);
        bool Has(string section) => learner.GetType().GetMethod(section, BindingFlags.NonPublic | BindingFlags.Instance) is not null;
        bool grows = Has("ChangeTopology");
        Advance(learner, 3);

        var saved = new Tensors();
        learner.Save(0, saved);
        using ILearnerGroup resumed = definition.CreateLearners(context);
        resumed.Load(0, saved);
        resumed.Updates.ShouldBe(3);
        Advance(learner, 3);
        Advance(resumed, 3);

        var first = new Tensors();
        var second = new Tensors();
        learner.Save(0, first);
        resumed.Save(0, second);
        second.ShouldBeEqualTo(first);
        first.Floats().ShouldAllBe(static value => float.IsFinite(value));
        (log.Records > 0).ShouldBe(grows || Has("RewireTopology") || Has("ChangeCritic"));
        (log.Changes > 0).ShouldBe(grows);

        var metrics = new Metrics();
        learner.Diagnose(0, metrics);
        var after = new Tensors();
        learner.Save(0, after);
        after.ShouldBeEqualTo(first);

        learner.Report(0, metrics);
        metrics.Values.Keys.ShouldContain(MetricNames.CriticLoss);
        metrics.Values.Keys.ShouldContain(MetricNames.QMean);
        metrics.Values.Keys.ShouldContain(static key => key.StartsWith(MetricNames.Churn));
        metrics.Values.ShouldAllBe(static pair => double.IsFinite(pair.Value));

        float[] actions = new float[definition.Task.Actions];
        learner.Act(new float[definition.Task.Observations], actions);
        actions.ShouldAllBe(a => Math.Abs(a) <= definition.Task.ActionLimit);
    }

    [Fact]
    public void Definition_OfATaskWithBoundsOfItsOwn_StatesThemAndLetsAgentsActInOne()
    {
        string source = $$"""
            using NE.Dsl;
            namespace Sample;
            [Task(Observations = 3, Actions = 2, ActionLow = new double[] { -0.1, 0 }, ActionHigh = new double[] { 1, 4 }, StepLimit = 200)]
            internal sealed class Crane : NE.Runtime.Environments.IEnvironment
            {
                public void Reset(ref NE.Runtime.Random.RandomStream random, System.Span<float> observation) { }
                public NE.Runtime.Environments.StepResult Step(System.ReadOnlySpan<float> action, System.Span<float> observation) => default;
                public void Dispose() { }
            }
            [Experiment, Environment<Crane>, Dense] internal partial class X { {{Code.Networks}} }
            """;
        var definition = (ExperimentDefinition)Sources.Load([source, .. ExperimentPrinter.Print(Sources.Declarations(source)["X"]).Select(static file => file.Text)]).GetType("Sample.X")!
            .GetProperty("Definition")!.GetValue(null)!;

        definition.Task.Action.ShouldBe(new ActionSpec([-0.1f, 0], [1, 4]));
        definition.Structure.ShouldContain("task.action-limit = 1\ntask.action-low = -0.1, 0\ntask.action-high = 1, 4\n");
        definition.Plan.ShouldStartWith("Crane: 3 observations, 2 actions in individual bounds, mapped from ±1\n");
    }

    [Fact]
    public void RecycleUnits_WhenAllAreDormant_DrawsTheirInputsAndEndsTheirOutputs()
    {
        using ReplayBuffer replay = Filled(Definitions.Value["Recycling"]);
        using ILearnerGroup learner = Learner("Recycling", replay, ("ReDoThreshold", 1e6));
        using ILearnerGroup without = Learner("Recommended", replay);
        learner.Update();
        without.Update();
        Tensors before = Saved(learner);
        before.ShouldBeEqualTo(Saved(without));

        learner.Update();

        Tensors after = Saved(learner);
        foreach ((string network, string output) in new[] { ("Policy", "Action"), ("Value1", "Q"), ("Value2", "Q") })
        {
            after.Values($"{network}.Hidden1.weight").ShouldContain(static weight => weight != 0);
            after.Values($"{network}.Hidden1.weight").ShouldNotBe(before.Values($"{network}.Hidden1.weight"));
            after.Values($"{network}.Hidden1.bias").ShouldAllBe(static bias => bias == 0);
            after.Values($"{network}.Hidden2.weight").ShouldAllBe(static weight => weight == 0);
            before.Values($"{network}.{output}.weight").ShouldContain(static weight => weight != 0);
            after.Values($"{network}.{output}.weight").ShouldAllBe(static weight => weight == 0);
            after.Bytes($"{network}.Hidden2.mask").ShouldBe(before.Bytes($"{network}.Hidden2.mask"));
        }
    }

    [Fact]
    public void RecycleUnits_ByShare_TakesThatShareOfEveryLayer()
    {
        using ReplayBuffer replay = Filled(Definitions.Value["RecyclingLowest"]);
        using ILearnerGroup learner = Learner("RecyclingLowest", replay);
        Advance(learner, 2);

        Tensors after = Saved(learner);
        foreach ((string network, string output) in new[] { ("Policy", "Action"), ("Value1", "Q"), ("Value2", "Q") })
        {
            Enumerable.Range(0, 256).Count(unit => Silent(after.Values($"{network}.Hidden2.weight"), 256, unit)).ShouldBe(64);
            Enumerable.Range(0, 128).Count(unit => Silent(after.Values($"{network}.{output}.weight"), 128, unit)).ShouldBe(32);
            after.Values($"{network}.Hidden1.bias").Count(static bias => bias == 0).ShouldBe(64);
            after.Values($"{network}.Hidden2.bias").Count(static bias => bias == 0).ShouldBe(32);
        }
    }

    private static bool Silent(float[] weights, int inputs, int input) =>
        Enumerable.Range(0, weights.Length / inputs).All(output => weights[(output * inputs) + input] == 0);

    [Fact]
    public void GradientTerms_OfStrength0_ChangeNothing()
    {
        using ReplayBuffer replay = Filled(Definitions.Value["Pulled"]);
        using ILearnerGroup learner = Learner("Pulled", replay, ("L2Weight", 0.0), ("RegenerativeL2Weight", 0.0));
        using ILearnerGroup without = Learner("Recommended", replay);
        Advance(learner, 3);
        Advance(without, 3);

        Tensors saved = Saved(learner), plain = Saved(without);
        plain.Names.ShouldAllBe(name => saved.Bytes(name).SequenceEqual(plain.Bytes(name)));
    }

    [Theory]
    [InlineData("Perturbed", "Shrink", 1.0, "Perturb", 0.0)]
    [InlineData("Turnover", "ReplacementRate", 0.0, "UtilityDecay", 0.5)]
    [InlineData("Silenced", "SilenceStart", 1_000.0, "SilenceQuantile", 0.5)]
    [InlineData("Spectra", "SpectralWeight", 0.0, "L2Weight", 0.0)]
    [InlineData("Steady", "ChurnWeight", 0.0, "ChurnTarget", 0.0)]
    [InlineData("Awakened", "DrMLeast", 1.0, "DrMMost", 1.0)]
    [InlineData("Halved", "HalveBelow", 0.0, "Oldest", 0.25)]
    [InlineData("Dropping", "ReplayDistance", 1e9, "Oldest", 0.25)]
    [InlineData("Injected", "InjectAt", 1e12, "TortoiseDecay", 0.0)]
    [InlineData("Orthogonal", "ParsevalWeight", 0.0, "L2Weight", 0.0)]
    [InlineData("Tortoise", "TortoiseDecay", 0.0, "Oldest", 0.25)]
    public void Method_OfNoStrength_IsAbsentToTheLastBit(string name, string first, double value, string second, double other)
    {
        using ReplayBuffer replay = Filled(Definitions.Value[name]);
        using ILearnerGroup learner = Learner(name, replay, (first, value), (second, other));
        using ILearnerGroup without = Learner("Recommended", replay);
        for (int i = 0; i < 4; i++)
        {
            learner.Update();
            without.Update();
        }

        Tensors saved = Saved(learner), plain = Saved(without);
        plain.Names.Where(tensor => !saved.Bytes(tensor).SequenceEqual(plain.Bytes(tensor))).ShouldBeEmpty();
    }

    // At first the first moment is 0.1 times the gradient.
    [Fact]
    public void L2_OfGreatStrength_IsTheGradient()
    {
        using ReplayBuffer replay = Filled(Definitions.Value["Pulled"]);
        using ILearnerGroup learner = Learner("Pulled", replay, ("L2Weight", 1e6), ("RegenerativeL2Weight", 0.0));
        learner.Update();

        Tensors saved = Saved(learner);
        foreach (string name in new[] { "Value1.Hidden1.weight", "Value2.Hidden2.weight", "Value1.Q.bias" })
        {
            saved.Values($"{name}.initial").ShouldContain(static value => value != 0);
            ShouldBeNear(saved.Values($"{name}.m"), saved.Values($"{name}.initial"), 0.1f * 1e6f);
        }
    }

    [Fact]
    public void RegenerativeL2_OfGreatStrength_IsTheWayToTheInitialValues()
    {
        using ReplayBuffer replay = Filled(Definitions.Value["Pulled"]);
        using ILearnerGroup learner = Learner("Pulled", replay, ("L2Weight", 0.0), ("RegenerativeL2Weight", 1e6));
        learner.Update();
        Tensors first = Saved(learner);
        learner.Update();

        Tensors second = Saved(learner);
        foreach (string name in new[] { "Value1.Hidden1.weight", "Value2.Hidden2.weight", "Value1.Q.bias" })
        {
            float[] moved = [.. first.Values(name).Zip(first.Values($"{name}.initial"), static (now, initial) => now - initial)];
            moved.ShouldContain(static distance => distance != 0);
            ShouldBeNear(second.Values($"{name}.m"), moved, 0.1f * 1e6f);
        }
    }

    [Fact]
    public void Reset_OfTheLastLayer_DrawsItAnewAndLeavesTheOthers()
    {
        using ReplayBuffer replay = Filled(Definitions.Value["Resets"]);
        using ILearnerGroup learner = Learner("Resets", replay);
        using ILearnerGroup without = Learner("Recommended", replay);
        Advance(learner, 1);
        Advance(without, 1);
        Saved(learner).ShouldBeEqualTo(Saved(without));

        learner.Update();
        without.Update();

        Tensors reset = Saved(learner), plain = Saved(without);
        string[] last = ["Policy.Action.", "Value1.Q.", "Value2.Q."];
        plain.Names.Where(name => !last.Any(name.StartsWith)).ShouldAllBe(name => reset.Bytes(name).SequenceEqual(plain.Bytes(name)));
        foreach (string layer in last)
        {
            reset.Values(layer + "weight").ShouldNotBe(plain.Values(layer + "weight"));
            reset.Values(layer + "weight").ShouldBe(reset.Values(layer + "target.weight"));
            reset.Values(layer + "bias").ShouldBe(reset.Values(layer + "target.bias"));
            reset.Values(layer + "weight.m").ShouldAllBe(static moment => moment == 0);
            plain.Values(layer + "weight.m").ShouldContain(static moment => moment != 0);
        }
    }

    private static void ShouldBeNear(float[] actual, float[] expected, float factor)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < actual.Length; i++)
        {
            (actual[i] / factor).ShouldBe(expected[i], 1e-5f);
        }
    }

    private static ILearnerGroup Learner(string name, ReplayBuffer replay, params (string Setting, double Value)[] changes)
    {
        ExperimentDefinition definition = Definitions.Value[name];
        RunSettings settings = definition.Settings with { };
        foreach ((string setting, double value) in changes)
        {
            PropertyInfo property = settings.GetType().GetProperty(setting)!;
            property.SetValue(settings, Convert.ChangeType(value, property.PropertyType, CultureInfo.InvariantCulture));
        }

        return definition.CreateLearners(LearnerContext.Of(settings, 7, replay, new Log()));
    }

    private static Tensors Saved(ILearnerGroup learner)
    {
        var tensors = new Tensors();
        learner.Save(0, tensors);
        return tensors;
    }

    // Topology events are a thousand updates apart: here they follow every second update.
    private static void Advance(ILearnerGroup learner, int updates)
    {
        MethodInfo? change = learner.GetType().GetMethod("ChangeTopology", BindingFlags.NonPublic | BindingFlags.Instance);
        for (int i = 0; i < updates; i++)
        {
            learner.Update();
            if (learner.Updates % 2 == 0)
            {
                change?.Invoke(learner, null);
            }
        }
    }

    private static ReplayBuffer Filled(ExperimentDefinition definition)
    {
        var random = new Random(1);
        float[] Draw(int length) => [.. Enumerable.Range(0, length).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        var replay = new ReplayBuffer(300, definition.ReplayLayout, definition.MarksEpisodeEnds);
        for (int i = 0; i < 300; i++)
        {
            float[] state = Draw(definition.Task.Observations), next = Draw(definition.Task.Observations);
            replay.Add(state, Draw(definition.Task.Actions), (float)random.NextDouble(), next, i % 40 == 0);
        }

        return replay;
    }

    private sealed class Log : ITopologyLog
    {
        public int Records { get; private set; }

        public int Changes { get; private set; }

        public void Record(int learner, in TopologyRecord record) => Records++;

        public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
        {
            double.IsFinite(meanAbsoluteChange).ShouldBeTrue();
            Changes++;
        }
    }

    private sealed class Metrics : IMetricWriter
    {
        public Dictionary<string, double> Values { get; } = [];

        public void Write(string name, double value) => Values[name] = value;
    }
}
