using System.Collections.Generic;
using NE.Generators.Tests.FrontEnds;

namespace NE.Generators.Tests.Diagnostics;

/// <summary>One bad declaration for each problem. [| and |] stand around the text at which it must be shown.</summary>
internal static class Mistakes
{
    internal const string Critic = "[Critic] public partial class Value { [Linear(8), Relu] public partial Layer H { get; } [Linear(1)] public partial Layer Q { get; } }";
    internal const string Actor = "[Actor] public partial class Policy { [Linear(8), Relu] public partial Layer H { get; } [Linear(Size.Action), Tanh] public partial Layer A { get; } }";
    private const string Q = "[Linear(1)] public partial Layer Q { get; }";
    private const string Header = "using NE.Dsl;\nnamespace Sample;\n";
    private const string Dense = "[Dense]";

    /// <summary>Id and source. An id may have several.</summary>
    public static IEnumerable<(string Id, string Source)> All =>
    [
        ("NE0001", Header + "[Experiment, Environment(Tasks.HalfCheetah), Dense] public class [|X|] { " + Actor + Critic + " }"),
        ("NE0001", Whole("[Dense]", Actor + "[Critic] public class [|Value|] { [Linear(1)] public Layer Q => null!; }")),
        ("NE0001", Header + "public class Outer { " + Whole("[Dense]", Actor + Critic, name: "[|X|]").Substring(Header.Length) + " }"),
        ("NE0001", Whole("[Dense]", Actor + Critic.Replace("partial class Value", "class [|Value|]"))),
        ("NE0021", "using NE.Dsl;\nnamespace Sample;\n/// <summary>A m[|\uFFFD|]thode.</summary>\n[Experiment, Environment(Tasks.HalfCheetah), Dense] public partial class X { " + Actor + Critic + " }"),
        ("NE0002", Code.Experiment("[Dense, [|Variant<Y>|]]", rest: Other("Y"))),
        ("NE0003", Header + "[[|Variant<B>|]] public partial class A; [Variant<A>] public partial class B;"),
        ("NE0003", Header + "[[|Variant<A>|]] public partial class A;"),
        ("NE0004", Code.Experiment(Dense, rest: "[Variant<X>, [|Without<DenseAttribute>|], Without<WeightClipAttribute>] public partial class V; [Variant<V>, [|Without<WeightClipAttribute>|]] public partial class W;").Replace("[|Without<DenseAttribute>|]", "Dense")),
        ("NE0005", Header + "[[|Variant<Plain>|]] public partial class V; public class Plain;"),
        ("NE0005", Header + "[[|Variant<string>|]] public partial class V;"),
        ("NE0006", Header + "[Experiment, Environment(Tasks.HalfCheetah), Dense] public partial class [|X|]<T> { " + Actor + Critic + " }"),
        ("NE0007", Header + "[Experiment, Environment(Tasks.HalfCheetah), Dense] public static partial class [|X|] { " + Actor + Critic + " }"),
        ("NE0007", Header + "[Experiment, Environment(Tasks.HalfCheetah), Dense] public abstract partial class [|X|] { " + Actor + Critic + " }"),
        ("NE0007", Header + "[Experiment, Environment(Tasks.HalfCheetah), Dense] public partial record [|X|] { " + Actor + Critic + " }"),
        ("NE0008", Header + "[[|Grow(Every = 10)|]] public class Plain;"),
        ("NE0010", Code.Experiment("[Dense, [|Prune(UpperBound = 0.2)|]]")),
        ("NE0020", Code.Experiment("[Dense, Sac, [|Td3|]]")),
        ("NE0020", Code.Experiment("[Dense, AdamW, [|Sgd|]]")),
        ("NE0020", Code.Experiment("[Dense, Adam, [|AdamW|], Sgd]")),
        ("NE0011", Code.Experiment("[Evaluate(Episodes = [|0|])]")),
        ("NE0011", Code.Experiment("").Replace("[Experiment,", "[Experiment(Steps = [|-5|]),")),
        ("NE0011", Code.Experiment("[Metrics(Every = [|0|])]")),
        ("NE0011", Code.Experiment("[Sgd(Momentum = [|1|])]")),
        ("NE0011", Code.Experiment("[AdamW(WeightDecay = [|-0.1|])]")),
        ("NE0011", Code.Experiment("").Replace("[Experiment,", "[Experiment(Preset = [|(Preset)7|]),")),
        ("NE0012", Code.Experiment(Dense).Replace("[Experiment,", "[Experiment(Steps = [|25_000|]),")),
        ("NE0012", Code.Experiment("[Dense, Td3(WarmUp = [|2_000_000|])]")),
        ("NE0013", Code.Experiment("[Evaluate(Every = [|2_000_000|])]")),
        ("NE0013", Code.Experiment("[Metrics(Every = [|1_000_000|])]")),
        ("NE0014", Code.Experiment(rest: "[Experiment, Environment(Tasks.Ant), Dense] public partial class [|Y|] : X { " + Actor.Replace("Policy", "P") + Critic.Replace("Value", "V") + " }")),
        ("NE0015", Header + "public partial class Outer { [Experiment, Environment(Tasks.HalfCheetah), Dense] partial class [|X|] { " + Actor + Critic + " } }"),
        ("NE0015", Header + "[Experiment, Environment(Tasks.HalfCheetah), Dense] file partial class [|X|] { " + Actor + Critic + " }"),
        ("NE0016", Code.Experiment("[[|Without<Td3Attribute>|]]")),
        ("NE0016", Code.Experiment("[[|Without<EnvironmentAttribute>|]]")),
        ("NE0016", Code.Experiment("[[|Without<AdamAttribute>|]]")),
        ("NE0017", Code.Experiment(Dense, rest: Other("[|x|]").Replace("Sample", ""))),
        ("NE0017", Code.Experiment(Dense, rest: "public static partial class Zone { " + Other("[|X|]") + " }")),
        ("NE0018", Code.Experiment("[Review(Oldest = 0.5), [|Without<ReviewAttribute>|]]")),

        ("NE0101", Whole(Dense, Actor.Replace("Relu]", "Relu, [|Gelu|]]") + Critic)),
        ("NE0102", Whole(Dense, Actor + "[Critic] public partial class [|Value|];")),
        ("NE0103", Whole(Dense, Actor + Critic.Replace("public partial Layer H { get; }", "public Layer [|H|] { get; } = null!;"))),
        ("NE0104", Whole(Dense, Actor + Critic.Replace("[Linear(8), Relu] public partial Layer H", "[Relu] public partial Layer [|H|]"))),
        ("NE0105", Whole(Dense, Actor.Replace("Size.Action", "[|5|]") + Critic)),
        ("NE0105", Whole(Dense, Actor + Critic.Replace("[Linear(1)]", "[Linear([|2|])]"))),
        ("NE0106", Whole(Dense, Actor.Replace("Tanh", "[|Sigmoid|]") + Critic)),
        ("NE0106", Whole(Dense, Actor.Replace(", Tanh] public partial Layer A", "] public partial Layer [|A|]") + Critic)),
        ("NE0106", Whole(Dense, Actor.Replace("Tanh", "[|CRelu|]") + Critic)),
        ("NE0107", Whole(Dense, Actor + Critic.Replace("[Linear(1)]", "[Linear(1), [|Tanh|]]"))),
        ("NE0107", Whole(Dense, Actor + Critic.Replace("[Linear(1)]", "[Linear(1), [|Fourier|]]"))),
        ("NE0108", Whole(Dense, Actor, name: "[|X|]")),
        ("NE0109", Whole(Dense, Actor + Actor.Replace("Policy", "Second").Replace("[Actor]", "[[|Actor|]]") + Critic)),
        ("NE0109", Whole(Dense, Actor.Replace("[Actor]", "[Actor, [|Critic|]]") + Critic)),
        ("NE0110", Whole(Dense, Actor.Replace("Linear(8)", "Linear([|0|])") + Critic)),
        ("NE0110", Whole(Dense, Actor + Critic.Replace("[Critic]", "[Critic(Twins = [|3|])]"))),
        ("NE0110", Whole(Dense, Actor + Critic.Replace("Relu]", "LayerNorm(Epsilon = [|0|]), Relu]"))),
        ("NE0110", Whole(Dense, Actor.Replace("Linear(8)", "Linear([|(Size)4|])") + Critic)),
        ("NE0111", Whole(Dense, Actor + Critic.Replace("class Value", "class [|Value|]") + "public partial class Value { [Linear(1)] public partial Layer R { get; } }")),
        ("NE0112", Header + "[Actor] public partial class [|Alone|] { }"),
        ("NE0112", Header + Actor.Replace("class Policy", "class [|Alone|]")),
        ("NE0112", Header + Actor.Replace("partial class Policy", "class [|Alone|]")),
        ("NE0112", Header + "public partial class Alone { public partial class Forgotten { " + Critic.Replace("class Value", "class [|Value|]") + " } }"),
        ("NE0112", Header + "public class Alone { " + Critic.Replace("class Value", "class [|Value|]") + " }"),
        ("NE0112", Whole(Dense, Actor + Critic.Replace("[Critic] ", "").Replace("class Value", "class [|Value|]"))),
        ("NE0112", Whole(Dense, Actor + Critic.Replace("[Critic] ", "").Replace("partial class Value", "class [|Value|]"))),
        ("NE0112", Whole(Dense, Actor + Critic + "[Linear(8)] public partial Layer H { get; }", name: "[|X|]")),
        ("NE0112", Header + "public partial class [|Alone|] { [Linear(8)] public Layer H => null!; }"),
        ("NE0113", Whole(Dense, Actor + Critic.Replace("H { get; }", "H { get; [|set|]; }"))),
        ("NE0113", Whole(Dense, Actor + Critic.Replace("public partial Layer H", "public static partial Layer [|H|]"))),
        ("NE0113", Whole(Dense, Actor + Critic.Replace("public partial Layer H { get; }", "public int [|H|] => 3;"))),
        ("NE0114", Whole(Dense, Actor + Critic.Replace("[Linear(1)]", "[Linear(1), [|LayerNorm|]]"))),
        ("NE0110", Whole(Dense, Actor + Critic.Replace(Q, "[ResidualBlock(Expansion = [|0|])] public partial ResidualBlock B { get; } " + Q))),
        ("NE0110", Whole(Dense, Actor + Critic.Replace("Linear(8)", "Linear(65_536)").Replace(Q, "[ResidualBlock(Expansion = [|2|])] public partial ResidualBlock B { get; } " + Q))),
        ("NE0110", Whole(Dense, Actor + Critic.Replace("[Linear(8), Relu]", "[Linear(65_536), [|CRelu|]]"))),
        ("NE0113", Whole(Dense, Actor + Critic.Replace(Q, "[ResidualBlock, [|Relu|]] public partial ResidualBlock B { get; } " + Q))),
        ("NE0113", Whole(Dense, Actor + Critic.Replace(Q, "[ResidualBlock, [|CRelu|]] public partial ResidualBlock B { get; } " + Q))),
        ("NE0113", Whole(Dense, Actor + Critic.Replace(Q, "public partial ResidualBlock [|B|] { get; } " + Q))),
        ("NE0113", Whole(Dense, Actor + Critic.Replace(Q, "[ResidualBlock] public partial object [|B|] { get; } " + Q))),
        ("NE0116", Whole(Dense, Actor + Critic.Replace("[Linear(8), Relu]", "[ResidualBlock] public partial ResidualBlock [|Block1|] { get; } [Linear(8), Relu]"))),
        ("NE0117", Whole(Dense, Actor + Critic.Replace(Q, Q + " [LayerNorm] public partial LayerNorm [|Norm|] { get; }"))),
        ("NE0118", Whole(Dense, Actor.Replace("Relu]", "LayerNorm, [|RmsNorm|], Relu]") + Critic)),
        ("NE0110", Whole(Dense, Actor + Critic.Replace("Relu]", "RmsNorm(Epsilon = [|0|]), Relu]"))),
        ("NE0115", Whole(Dense, Actor + Critic.Replace("Layer H", "Layer [|Forward|]"))),
        ("NE0115", Whole(Dense, Actor + Critic.Replace(Q, "[ResidualBlock] public partial ResidualBlock B { get; } [Linear(4)] public partial Layer [|BExpand|] { get; } " + Q))),
        ("NE0115", Whole(Dense, Actor + Critic.Replace("Value", "[|Update|]"))),
        ("NE0115", Whole(Dense, Actor + Critic.Replace("Layer H ", "Layer QShape ").Replace("Layer Q ", "Layer [|Q|] "))),
        ("NE0115", Whole(Dense, Actor + Critic.Replace("Layer H ", "Layer q ").Replace("Layer Q ", "Layer [|Q|] "))),
        ("NE0115", Whole(Dense, Actor.Replace("Policy", "Value1") + Critic.Replace("class Value", "class [|Value|]"))),
        ("NE0115", Code.Experiment().Replace("class X", "class [|Update|]")),
        ("NE0115", Code.Experiment(rest: "[Variant<X>, Prune(UpperBound = 0.2)] public partial class [|Save|];")),
        ("NE0115", Code.Experiment(rest: "[Variant<X>, Prune(UpperBound = 0.2)] public partial class [|policy|];")),
        ("NE0115", Code.Experiment().Replace("namespace Sample;", "").Replace("class X", "class [|Topology|]")),

        ("NE0201", Code.Experiment("[Grow(Every = [|0|])]")),
        ("NE0201", Code.Experiment("[Grow(Schedule = [|(Anneal)9|])]")),
        ("NE0201", Code.Experiment("[Grow(Amplitude = [|double.NaN|])]")),
        ("NE0202", Code.Experiment("[Grow(Every = [|2_000_000|])]")),
        ("NE0202", Code.Experiment("[Grow(Until = [|500|])]")),
        ("NE0203", Code.Experiment("[Grow(Control = Control.OpenLoop, Rate = [|1e-6|])]")),
        ("NE0204", Code.Experiment("[Grow(Rate = [|0.01|])]")),
        ("NE0204", Code.Experiment("[Grow(Power = [|2|])]")),
        ("NE0204", Code.Experiment("[Grow(Basis = [|GrowthBasis.Active|])]")),
        ("NE0204", Code.Experiment("[Grow(Amplitude = [|2|])]")),
        ("NE0205", Code.Experiment("[Grow(Until = [|2_000_000|])]")),
        ("NE0206", Code.Experiment("[Topology(Density = [|0.5|], FinalDensity = 0.3)]")),
        ("NE0206", Whole("", Actor.Replace("[Actor] public partial class Policy", "[Actor, Dense] public partial class [|Policy|]") + Critic.Replace("[Critic]", "[Critic, Dense]"))),
        ("NE0207", Code.Experiment("[Without<TopologyAttribute>, [|Grow(Every = 500)|]]")),

        ("NE0208", Code.Experiment("[[|Rewire|]]")),
        ("NE0209", Code.Experiment("[[|Rewire|], Without<TopologyAttribute>, Without<GrowAttribute>, Without<PruneAttribute>]")),

        ("NE0215", Code.Experiment("[[|GradualPruning|]]")),
        ("NE0215", Code.Experiment("[[|GradualPruning|], Rewire, Topology(Density = 1), Without<GrowAttribute>, Without<PruneAttribute>]")),
        ("NE0216", Code.Experiment("[[|GradualPruning|], Without<TopologyAttribute>, Without<GrowAttribute>, Without<PruneAttribute>]")),
        ("NE0217", Code.Experiment("[GradualPruning(Begin = [|0.8|], End = 0.2), Topology(Density = 1), Without<GrowAttribute>, Without<PruneAttribute>]")),
        ("NE0217", Code.Experiment("[GradualPruning(Every = [|700_000|], Begin = 0.9, End = 1), Topology(Density = 1), Without<GrowAttribute>, Without<PruneAttribute>]")),
        ("NE0218", Code.Experiment("[GradualPruning(FinalDensity = [|0.3|]), Without<GrowAttribute>, Without<PruneAttribute>]")),
        ("NE0218", Code.Experiment("[GradualPruning(FinalDensity = [|0.0001|]), Without<GrowAttribute>, Without<PruneAttribute>]")),

        ("NE0301", Code.Experiment("[Prune(UpperBound = [|-0.1|])]")),
        ("NE0302", Code.Experiment("[Prune(UpperBound = [|1.5|])]")),
        ("NE0303", Code.Experiment("[[|Without<GrowAttribute>|]]")),
        ("NE0303", Code.Experiment("[Without<GrowAttribute>, [|Prune|]]")),
        ("NE0304", Whole("[Topology(Density = 0.9, Protect = Protect.None)]", Actor.Replace("Relu", "[|Gelu|]") + Critic)),
        ("NE0304", Whole("[Topology(Density = 0.9, Protect = Protect.None)]", Actor.Replace("Relu", "[|CRelu|]") + Critic)),

        ("NE0401", Code.Experiment("[Topology(Density = [|2.5|])]")),
        ("NE0401", Code.Experiment("[Topology(Density = [|double.NaN|])]")),
        ("NE0402", Code.Experiment("[Topology(Density = [|0.25|])]").Replace("HalfCheetah", "Humanoid").Replace("public partial class Value", "[Dense] public partial class Value")),
        ("NE0403", Code.Experiment("[Topology(Density = [|0.0001|])]").Replace("public partial class Value", "[Dense] public partial class Value")),
        ("NE0404", Code.Experiment("[Topology(MinFanIn = [|200|])]").Replace("public partial class Value", "[Dense] public partial class Value")),
        ("NE0404", Code.Experiment("[Topology(MinFanIn = [|2_000|])]").Replace("public partial class Value", "[Dense] public partial class Value")),

        ("NE0701", Code.Experiment("").Replace("Tasks.HalfCheetah", "[|\"HalfCheeta-v4\"|]")),
        ("NE0702", Whole(Dense, Actor + Critic, name: "[|X|]").Replace(", Environment(Tasks.HalfCheetah)", "")),
        ("NE0703", Task("", "IEnvironment", "[|Environment<Mine>|]")),
        ("NE0704", Task("[Task(Observations = 3, Actions = 1, StepLimit = 200)]", "System.IDisposable", "[|Environment<Mine>|]")),
        ("NE0705", Task("[Task(Observations = [|0|], Actions = 1, StepLimit = 200)]", "IEnvironment", "Dense")),
        ("NE0705", Task("[Task(Observations = 3, Actions = 1, StepLimit = [|2147483647|])]", "IEnvironment", "Dense")),
        ("NE0705", Task("[[|Task(Observations = 3, Actions = 1)|]]", "IEnvironment", "Dense")),
        ("NE0705", Task("[Task(Observations = 3, Actions = 1, StepLimit = 200, ActionLow = [|new double[] { -1 }|])]", "IEnvironment", "Dense")),
        ("NE0705", Task("[Task(Observations = 3, Actions = 1, StepLimit = 200, ActionLow = new double[] { -1 }, ActionHigh = [|new double[] { 1, 2 }|])]", "IEnvironment", "Dense")),
        ("NE0705", Task("[Task(Observations = 3, Actions = 2, StepLimit = 200, ActionLow = [|new double[] { -1, 2 }|], ActionHigh = new double[] { 1, 2 })]", "IEnvironment", "Dense")),
        ("NE0705", Task("[Task(Observations = 3, Actions = 1, StepLimit = 200, ActionLow = new double[] { -1 }, ActionHigh = new double[] { 1 }, ActionLimit = [|1|])]", "IEnvironment", "Dense")),
        ("NE0706", Task("[Task(Observations = 3, Actions = 1, StepLimit = 200)]", "IEnvironment", "[|Environment<Mine>|]", "public Mine(int x) { }")),
        ("NE0707", Task("[Task(Observations = 3, Actions = 1, StepLimit = 200)]", "IEnvironment", "[|Environment(Tasks.Hopper)|], Environment<Mine>")),

        ("NE0801", Code.Experiment("[Td3(Discount = [|1.5|])]")),
        ("NE0801", Code.Experiment("[Td3(NStep = [|0|])]")),
        ("NE0801", Code.Experiment("[Td3(ActorLearningRate = [|double.PositiveInfinity|])]")),
        ("NE0802", Code.Experiment("[Td3(BatchSize = [|256|], ReplayCapacity = 100)]")),
        ("NE0803", Code.Experiment("[WeightClip(Kappa = [|0|])]")),
        ("NE0804", Code.Experiment("[Dense, WeightClip(Scope = [|ClipScope.NewbornNeurons|])]")),
        ("NE0805", Code.Experiment("[Adam(Beta2 = [|0.9999|])]")),
        ("NE0805", Code.Experiment("[AdamW(Beta1 = [|0.9998|])]")),
        ("NE0405", Code.Experiment("[Sgd, Topology(Moments = [|Moments.SharedStep|])]")),
        ("NE0807", Code.Experiment("[AdamW(WeightDecay = [|4_000|])]")),
        ("NE0807", Code.Experiment("[AdamW(WeightDecay = [|200|]), Td3(CriticLearningRate = 5e-3)]")),
        ("NE0219", Code.Experiment("[ReferenceGrowth, [|Grow|]]")),
        ("NE0219", Code.Experiment("[ReferenceGrowth, [|Rewire|], Without<GrowAttribute>, Without<PruneAttribute>]")),
        ("NE0220", Code.Experiment("[[|ReferenceGrowth|], Without<TopologyAttribute>, Without<GrowAttribute>, Without<PruneAttribute>]")),
        ("NE0221", Whole("[Dense]", Actor + Critic).Replace("[Experiment,", "[Experiment(Preset = [|Preset.ReferenceCode|]),")),
        ("NE0811", Code.Experiment("[Td3(ReplayCapacity = [|50_000|]), DynamicReplay]")),
        ("NE0810", Code.Experiment("[Trac, [|WeightClip|]]")),
        ("NE0810", Code.Experiment("[Trac, [|ShrinkAndPerturb|]]")),
        ("NE0810", Code.Experiment("[Trac, [|HareAndTortoise|]]")),
        ("NE0810", Code.Experiment("[Trac, [|DrM|]]")),
        ("NE0806", Code.Experiment("[Td3(LearningRateEnd = [|0.1|])]")),
        ("NE0806", Code.Experiment("[Td3(LearningRateSchedule = RateSchedule.Linear, LearningRateEvery = [|10|])]")),
        ("NE0806", Code.Experiment("[Td3(LearningRateSchedule = RateSchedule.Cosine, LearningRateDecay = [|0.9|])]")),

        ("NE0901", Code.Experiment("[Review(Oldest = [|0|])]")),
        ("NE0902", Code.Experiment("[Review(Window = [|4_950|], ObserveEvery = 100)]")),
        ("NE0903", Code.Experiment("[Review(Window = [|1_000_000|])]")),
        ("NE0904", Whole("[Without<TopologyAttribute>, Without<GrowAttribute>, Without<PruneAttribute>, [|Review|]]", Actor + "[Critic] public partial class Value { [Linear(1)] public partial Layer Q { get; } }")),
        ("NE0905", Code.Experiment("[Review(Slope = ReviewSlope.Literal, Gain = [|2|])]")),

        ("NE1001", Study("[Study(Seeds = [|0|]), Compare<X>]")),
        ("NE1001", Study("[Study(FirstSeed = [|-1|]), Compare<X>]")),
        ("NE1002", Study("[[|Study|]]")),
        ("NE1201", Own("[[|Event<Mine>|]]", "public class Mine;")),
        ("NE1201", Own("[[|Grow<Mine>(Every = 500)|]]", "public class Mine : IEvent { public void Apply(EventContext context) { } }")),
        ("NE1201", Own("[[|ReDo<Mine>|]]", "public struct Mine : IConnectionScore { public static float Score(in Connection c, ref float memory) => 0; }")),
        ("NE1202", Own("[[|Event<Mine>|]]", "public class Mine(int size) : IEvent { public int Size => size; public void Apply(EventContext context) { } }")),
        ("NE1202", Own("[[|Event<Mine>|]]", "public abstract class Mine : IEvent { public void Apply(EventContext context) { } }")),
        ("NE1202", Own("[[|Event<Mine<int>>|]]", "public class Mine<T> : IEvent { public void Apply(EventContext context) { } }")),
        ("NE1202", Own("[[|Event<Mine>|]]", "file class Mine : IEvent { public void Apply(EventContext context) { } }")),
        ("NE1203", Own("[[|Grow(Every = 500)|], Grow<Mine>]", "public struct Mine : IConnectionScore { public static float Score(in Connection c, ref float memory) => 0; }")),
        ("NE0204", Own("[[|GrowthCurve<Mine>|], Grow(Control = Control.OpenLoop)]", "public struct Mine : IGrowthCurve { public static double Share(double progress) => progress; }")),
        ("NE0204", Own("[GrowthCurve<Mine>, Grow(Schedule = [|NE.Dsl.Anneal.Uniform|])]", "public struct Mine : IGrowthCurve { public static double Share(double progress) => progress; }")),
        ("NE1207", Own("[[|Sample<Mine>|]]", "public struct Mine : NE.Runtime.Replay.IReplaySampler { public static double Age(double uniform, long count) => 0; }")),
        ("NE1204", Own("[Event<Mine>, [|Event<Other.Mine>|]]", "public class Mine : IEvent { public void Apply(EventContext context) { } } public static class Other { public class Mine : IEvent { public void Apply(EventContext context) { } } }")),
        ("NE1204", Own("[[|GradientTerm<Mine>|]]", "public struct Mine : IGradientTerm { public static void Add(in GradientLayer layer, float weight) { } }").Replace("Layer Hidden2", "Layer MineWeight")),
        ("NE1203", Code.Experiment("[[|Shift(Property.Gravity, Scale = new[] { 1, 0.5 })|], Shift(Property.Gravity, Scale = new[] { 1, 2.0 }, Every = 10)]")),
        ("NE1301", Code.Experiment("[Shift(Property.Friction, Values = [|new[] { 1, -0.1 }|], Every = 10)]")),
        ("NE1301", Code.Experiment("[Shift(Property.Mass, Scale = [|new double[] { 1, 0 }|], Every = 10)]")),
        ("NE1301", Code.Experiment("[Shift(Property.ActionScale, Values = [|new[] { 1, 1.5 }|], Every = 10)]")),
        ("NE1301", Code.Experiment("[Shift(Property.Friction, Draw = Draw.Uniform, From = [|2|], To = 0.02, Every = 10)]")),
        ("NE1301", Code.Experiment("[[|Shift(Property.Friction, Draw = Draw.LogUniform, Every = 10)|]]")),
        ("NE1301", Code.Experiment("[Shift(Property.ObservationMask, Draw = Draw.Uniform, To = [|1.5|], Every = 10)]")),
        ("NE1301", Code.Experiment("[Shift(Property.Gravity, Draw = [|Draw.Normal|], From = 9.81, To = 1, Every = 10)]")),
        ("NE1301", Code.Experiment("[Shift(Property.ObservationOffset, Draw = Draw.Normal, To = [|-1|], Every = 10)]")),
        ("NE1302", Code.Experiment("[[|Shift(Property.Wind, Values = new[] { 0, 1.0 }, Every = 10)|]]")),
        ("NE1302", Code.Experiment("[[|Shift(Property.Friction, Scale = new[] { 1, 0.5 }, Every = 10)|]]").Replace("HalfCheetah", "Swimmer")),
        ("NE1302", Code.Experiment("[[|Shift(Property.Gravity, Scale = new[] { 1, 0.5 }, Every = 10)|]]").Replace("HalfCheetah", "Reacher")),
        ("NE1302", Code.Experiment("[[|Shift(Property.Damping, Scale = new[] { 1, 0.5 }, Every = 10)|]]").Replace("HalfCheetah", "Swimmer")),
        ("NE1302", Code.Experiment("[Shift(Property.ObservationOffset, Scale = [|new[] { 1, 0.5 }|], Every = 10)]")),
        ("NE1302", Code.Experiment("[Shift(Property.Gravity, Scale = new[] { 0.5 }, First = FirstSegment.Nominal, Every = [|1_000_000|])]")),
        ("NE1303", Code.Experiment("[[|Shift(Property.Gravity, Every = 10)|]]")),
        ("NE1303", Code.Experiment("[[|Shift(Property.Gravity, Scale = new[] { 1, 2.0 }, Values = new[] { 9.81, 1 }, Every = 10)|]]")),
        ("NE1303", Code.Experiment("[[|Shift(Property.ObservationPermutation, Draw = Draw.Uniform, Every = 10)|]]")),
        ("NE1303", Code.Experiment("[Shift(Property.Gravity, Scale = [|new double[0]|], Every = 10)]")),
        ("NE1304", Code.Experiment("[Shift(Property.Strength, Scale = new[] { 1, 0.0 }, Of = [|\"bthigh,bshim\"|], Every = 10)]")),
        ("NE1304", Code.Experiment("[Shift(Property.Mass, Scale = new[] { 1, 4.0 }, Of = [|\"cargo\"|], Every = 10)]")),
        ("NE1304", Code.Experiment("[Shift(Property.Gravity, Scale = new[] { 1, 2.0 }, Of = [|\"torso\"|], Every = 10)]")),
        ("NE1305", Code.Experiment("[Shift(Property.Gravity, Scale = new[] { 1, 2.0 }, From = [|0.5|], Every = 10)]")),
        ("NE1305", Code.Experiment("[Shift(Property.Gravity, Scale = new[] { 1, 2.0 }, At = ChangeAt.Step, Drift = [|true|], Every = 10)]")),
        ("NE1305", Code.Experiment("[Shift(Property.Gravity, Scale = new[] { 1, 2.0 }, Every = [|1_000_000|])]")),
        ("NE1501", Code.Experiment("[[|UnitSphere|], WeightClip]")),
        ("NE1502", Code.Experiment("[UnitSphere, [|L2|]]")),
        ("NE1502", Code.Experiment("[UnitSphere, [|AdamW|]]")),
        ("NE1502", Code.Experiment("[UnitSphere, [|Upgd|]]")),
        ("NE1501", Code.Experiment("[[|NormaliseAndProject|], WeightClip]").Replace("Relu]", "LayerNorm, Relu]")),
        ("NE1501", Code.Experiment("[[|NormaliseAndProject|], UnitSphere]").Replace("Relu]", "LayerNorm, Relu]")),
        ("NE1502", Code.Experiment("[NormaliseAndProject, [|AdamW|]]").Replace("Relu]", "LayerNorm, Relu]")),
        ("NE1503", Code.Experiment("[[|NormaliseAndProject|]]")),
        ("NE1401", Sequence("Environment(Tasks.HalfCheetah, [|Tasks.Hopper|])", "")),
        ("NE1401", Sequence("Environment(Tasks.HalfCheetah)", "[[|Sequence|]]")),
        ("NE1401", Sequence("Environment(Tasks.HalfCheetah, Tasks.Hopper, [|Tasks.HalfCheetah|])", "[Sequence(StepsPerTask = 250_000)]")),
        ("NE0701", Sequence("Environment(Tasks.HalfCheetah, [|\"Hoper-v4\"|])", "[Sequence(StepsPerTask = 250_000)]")),
        ("NE1402", Sequence("Environment(Tasks.HalfCheetah, Tasks.Hopper)", "[Sequence(StepsPerTask = [|300_000|])]")),
        ("NE1402", Sequence("Environment(Tasks.HalfCheetah, Tasks.Hopper)", "[Sequence(StepsPerTask = 250_000), Td3(WarmUp = [|250_000|])]")),
        ("NE1402", Sequence("Environment(Tasks.HalfCheetah, Tasks.Hopper)", "[Sequence(StepsPerTask = 250_000, RevisitWarmUp = [|300_000|])]")),
        ("NE1403", Sequence(
            "Environment(Tasks.HalfCheetah, Tasks.Hopper)", "[Sequence, [|Shift(Property.Gravity, Scale = new[] { 1, 2.0 }, Every = 10)|]]")),
        ("NE1403", Sequence("Environment(Tasks.HalfCheetah, Tasks.Hopper)", "[Sequence(StepsPerTask = 250_000), [|HareAndTortoise|]]")),
        ("NE1403", Sequence("Environment(Tasks.HalfCheetah, Tasks.Hopper)", "[Sequence(StepsPerTask = 250_000), [|ObservationNorm|]]")),
        ("NE1403", Sequence("Environment(Tasks.HalfCheetah, Tasks.Hopper)", "[Sequence(StepsPerTask = 250_000), Topology(Protect = [|Protect.None|])]")),
        ("NE1404", Sequence("Environment(Tasks.HalfCheetah, Tasks.Hopper)", "[Sequence(StepsPerTask = 250_000), Grow(Until = [|300_000|])]")),
        ("NE1003", Study("[Study, Compare<X>, [|Compare<string>|]]")),
        ("NE1004", Study("[Study, Compare<X>, [|Compare<X>|]]")),
        ("NE1004", Study("[Study, Compare<X>, Across(Tasks.Ant, Tasks.Hopper, [|Tasks.Ant|])]")),
        ("NE1004", Study("[Study, Compare<X>, Vary<Td3Attribute>(\"Discount\", 0.9, 0.95, [|0.9|])]")),
        ("NE1004", Study("[Study, Compare<X>, Vary<Td3Attribute>(\"Discount\", 0.9), [|Vary<Td3Attribute>(\"Discount\", 0.95)|]]")),
        ("NE1005", Study("[Study, Compare<X>, Vary<GrowAttribute>([|\"Evry\"|], 500, 1_000)]")),
        ("NE1005", Study("[Study, Compare<X>, Vary<DenseAttribute>([|\"Every\"|], 500)]")),
        ("NE1005", Study("[Study, Compare<Plain>, [|Vary<GrowAttribute>(nameof(GrowAttribute.Every), 500)|]]")),
        ("NE1006", Study("[Study, Compare<X>, Vary<GrowAttribute>(nameof(GrowAttribute.Every), 500, [|0|])]")),
        ("NE1006", Study("[Study, Compare<X>, Vary<GrowAttribute>(nameof(GrowAttribute.By), Score.Random, [|1|])]")),
        ("NE1006", Study("[Study, Compare<X>, Vary<TopologyAttribute>(nameof(TopologyAttribute.Density), [|\"0.25\"|])]")),
        ("NE1006", Study("[Study, Compare<X>, [|Vary<GrowAttribute>(nameof(GrowAttribute.Every))|]]")),
        ("NE1007", Study("[Study, [|Compare<X>|], Vary<GrowAttribute>(nameof(GrowAttribute.Every), 1_000, 2_000_000)]")),
        ("NE1008", Header + "[[|Across(Tasks.Ant)|]] public partial class Plain;"),
        ("NE1009", Code.Experiment("[[|Study|], Compare<X>]")),
        ("NE1010", Study("[Study, Compare<X>]") + " public static class Zone { [Study, Compare<X>] public partial class [|s|]; }"),

        ("NE1011", Whole("[Dense, GraMa]", Actor + Critic.Replace("Relu", "[|Gelu|]"))),
        ("NE1011", Whole("[Dense, GraMa]", Actor + Critic.Replace("Relu", "[|CRelu|]"))),
        ("NE1101", Code.Experiment("[ReDo(Lowest = 0.1, Threshold = [|0.1|])]")),
        ("NE1101", Code.Experiment("[GraMa(Lowest = 0.1, Most = [|0.2|])]")),
        ("NE1101", Code.Experiment("[ChurnReduction(CriticWeight = [|2|])]")),
        ("NE1101", Code.Experiment("[ChurnReduction(Target = 0, Window = [|10|])]")),
        ("NE1101", Code.Experiment("[DrM(Least = [|0.95|])]")),
        ("NE1101", Code.Experiment("[DrM(Explore = false, Calm = [|10|])]")),
        ("NE1101", Code.Experiment("[Reset(EverySwitch = [|true|])]")),
        ("NE1101", Sequence("Environment(Tasks.HalfCheetah, Tasks.Hopper)", "[Sequence(StepsPerTask = 250_000), Reset(Every = [|10|], EverySwitch = true)]")),
        ("NE1102", Whole("[Dense, SelfNormalisedResets]", Actor + Critic.Replace("Relu", "[|Gelu|]"))),
        ("NE1102", Whole("[Dense, SelfNormalisedResets]", Actor + Critic.Replace("Relu", "[|CRelu|]"))),
        ("NE1102", Whole("[Dense, SelfNormalisedResets]", Actor + Critic.Replace("Relu", "[|CRelu|]").Replace(Q, "[LayerNorm] public partial LayerNorm N { get; } " + Q))),
        ("NE1103", Code.Experiment("[[|ContinualBackprop|], ReDo]")),
        ("NE1103", Code.Experiment("[[|ContinualBackprop|], SelfNormalisedResets]")),
        ("NE1103", Code.Experiment("[[|SelfNormalisedResets|], ReDo]")),
        ("NE1103", Code.Experiment("[[|GraMa|], ReDo]")),
        ("NE1103", Code.Experiment("[[|HareAndTortoise|], Reset]")),
        ("NE1101", Code.Experiment("[ReDo(Schedule = [|ReDoSchedule.Cosine|])]")),
        ("NE0806", Code.Experiment("[Td3(NStepFrom = [|100|])]")),
        ("NE1403", Sequence("Environment(Tasks.HalfCheetah, Tasks.Hopper)", "[Sequence(StepsPerTask = 250_000), [|DynamicReplay|]]")),
        ("NE0701", Study("[Study, Compare<X>, Across(Tasks.Ant, [|\"Hoper-v4\"|])]")),
    ];

    private static string Sequence(string environment, string attributes) =>
        Code.Experiment(attributes).Replace("Environment(Tasks.HalfCheetah)", environment);

    private static string Study(string attributes) =>
        Code.Experiment(rest: "[Variant<X>, Dense] public partial class Plain;\n" + attributes + " public partial class S;");

    private static string Own(string attributes, string types) =>
        "using NE.Runtime.Methods;\nusing NE.Runtime.Topology;\n" + Code.Experiment(rest: attributes[..^1].Insert(1, "Variant<X>, ") + "] public partial class V;\n" + types);

    private static string Whole(string attributes, string body, string name = "X") => Header
        + $"[Experiment, Environment(Tasks.HalfCheetah)] {attributes} public partial class {name} {{ {body} }}";

    private static string Other(string name) => $"[Experiment, Environment(Tasks.Ant), Dense] public partial class {name} {{ {Actor} {Critic} }}";

    private static string Task(string sizes, string contract, string experiment, string member = "") => $$"""
        using System;
        using NE.Dsl;
        using NE.Runtime.Environments;
        using NE.Runtime.Random;
        namespace Sample;
        {{sizes}}
        public sealed class Mine : {{contract}}
        {
            {{member}}
            public void Reset(ref RandomStream random, Span<float> observation) { }
            public StepResult Step(ReadOnlySpan<float> action, Span<float> observation) => default;
            public void Dispose() { }
        }
        [Experiment, {{experiment.Replace("Dense", "Environment(Tasks.HalfCheetah)")}}, Dense]
        public partial class X
        {
        {{Code.Networks}}
        }
        """;
}
