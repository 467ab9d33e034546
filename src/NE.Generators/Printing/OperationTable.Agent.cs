using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;
using static NE.Generators.Lowering.Locality;

namespace NE.Generators.Printing;

/// <content>Operations of the agent's sections.</content>
internal static partial class OperationTable
{
    private const string Update = "(ulong)updates";

    private static IEnumerable<OperationForm> Agent() =>
    [
        Row<Gather>(PerSample, "ReplayBuffer.Gather",
            static o => $"{o.Batch} = gather by {o.Stream}{(o.Once ? ", unit 0" : "")}",
            static o => $"replay.Gather({o.Batch}, seed, Random::RandomStreamId.{o.Stream}, {(o.Once ? "0" : Update)});"),
        Row<GatherReviewed>(PerSample, "ReplayBuffer.Gather ReplayBuffer.GatherOldest ExperienceReview.Decide",
            static o => $"{o.Batch} = gather by {o.Stream}; from the oldest if review",
            static o => $$"""
                bool reviewing = review.Decide(seed, {{Update}});
                reviewShare.Add(reviewing ? 1 : 0);
                if (reviewing)
                {
                    replay.GatherOldest({{o.Batch}}, settings.Oldest, seed, Random::RandomStreamId.{{o.Stream}}, {{Update}});
                }
                else
                {
                    replay.Gather({{o.Batch}}, seed, Random::RandomStreamId.{{o.Stream}}, {{Update}});
                }
                """.Replace("\r", "")),
        Row<NetworkForward>(Call, "",
            static o => $"{o.Cache} = {(o.Target ? "target" : "online")} {o.Instance}.Forward {o.Input}",
            static o => $"{o.Instance}.Forward(Networks::Side.{(o.Target ? "Target" : "Online")}, {o.Input.Name}, {o.Cache});"),
        Row<NetworkBackward>(Call, "",
            static o => $"{o.Instance}.Backward {o.Input}, {o.Cache}, {o.Gradient}",
            static o => $"{o.Instance}.Backward({o.Input.Name}, {o.Cache}, {o.Gradient});"),
        Row<NetworkScore>(Call, "",
            static o => $"{o.Instance}.Score {o.Input}, {o.Cache}, {o.Gradient}",
            static o => $"{o.Instance}.Score({o.Input.Name}, {o.Cache}, {o.Gradient});"),
        Row<NetworkActionGradient>(Call, "",
            static o => $"{o.Result} = {o.Instance}.ActionGradient {o.Cache}, {o.Gradient}",
            static o => $"{o.Instance}.ActionGradient({o.Cache}, {o.Gradient}, {o.Result.Name});"),
        Row<SharedStep>(Call, "AdamStep.At",
            static o => $"{o.Name} = adam step {o.Count}{(o.AtLeastOne ? ", at least 1," : "")} at rate {o.Rate}",
            static o => $"Kernels::AdamStep {o.Name} = Kernels::AdamStep.At(\n"
                + $"    settings.{o.Rate}, settings.Beta1, settings.Beta2, settings.Epsilon, {(o.AtLeastOne ? $"global::System.Math.Max(1, {o.Count})" : o.Count)});"),
        Row<NetworkStep>(Call, "",
            static o => $"{o.Instance}.Step {o.Step}{(o.Clipped ? ", kappa" : "")}",
            static o => $"{o.Instance}.Step({o.Step}{(o.Clipped ? ", kappa" : "")});"),
        Row<NetworkSoftUpdate>(Call, "",
            static o => $"{o.Instance}.SoftUpdate tau",
            static o => $"{o.Instance}.SoftUpdate(tau);"),
        Row<TwinsForward>(Call, "Twins.Forward",
            static o => $"{Text(o.First)} | {Text(o.Second)}",
            static o => $"Networks::Twins.Forward(\n    {o.First.Instance}, {o.Second.Instance}, "
                + $"Networks::Side.{(o.First.Target ? "Target" : "Online")}, {o.First.Input.Name}, {o.First.Cache}, {o.Second.Cache});"),
        Row<TwinsBackward>(Call, "Twins.Backward",
            static o => $"{Text(o.First)} | {Text(o.Second)}",
            static o => $"Networks::Twins.Backward(\n    {o.First.Instance}, {o.Second.Instance}, {o.First.Input.Name}, "
                + $"{o.First.Cache}, {o.Second.Cache}, {o.First.Gradient}, {o.Second.Gradient});"),
        Row<TwinsStep>(Call, "Twins.Step",
            static o => $"{Text(o.First)} | {Text(o.Second)}",
            static o => $"Networks::Twins.Step({o.First.Instance}, {o.Second.Instance}, "
                + (o.First.Clipped ? $"({o.First.Step}, kappa));" : $"{o.First.Step});")),
        Row<TwinsSoftUpdate>(Call, "Twins.SoftUpdate",
            static o => $"{Text(o.First)} | {Text(o.Second)}",
            static o => $"Networks::Twins.SoftUpdate({o.First.Instance}, {o.Second.Instance}, tau);"),
        Row<SmoothTarget>(PerSample, "TargetSmoothing.Apply",
            static o => $"{o.Smoothed} = clip(ActionLimit * {o.Action} + clip(noise by {o.Stream}))",
            static o => "Kernels::TargetSmoothing.Apply(\n"
                + $"    {o.Action.Name}, {o.Smoothed.Name}, ActionLimit, targetNoise, targetNoiseClip,\n"
                + $"    seed, Random::RandomStreamId.{o.Stream}, {Update});"),
        Row<Scale>(PerSample, "Elementwise.Scale",
            static o => $"{o.To} = {o.Factor} * {o.From}",
            static o => $"Kernels::Elementwise.Scale({o.From.Name}, {o.Factor}, {o.To.Name});"),
        Row<TwinTarget>(PerSample, "Bellman.Target",
            static o => $"{o.Target} = {o.Reward} + discount * {o.NotDone} * min({o.First}, {o.Second})",
            static o => $"Kernels::Bellman.Target({o.Reward.Name}, {o.NotDone.Name}, {o.First.Name}, {o.Second.Name}, discount, "
                + $"{o.Target.Name});"),
        Row<SingleTarget>(PerSample, "Bellman.Target",
            static o => $"{o.Target} = {o.Reward} + discount * {o.NotDone} * {o.Only}",
            static o => $"Kernels::Bellman.Target({o.Reward.Name}, {o.NotDone.Name}, {o.Only.Name}, discount, {o.Target.Name});"),
        Row<ValueError>(OverBatch, "Bellman.Error",
            static o => $"{Local(o.Loss)}{o.Gradient} = mean square of {o.Q} - {o.Target}, finite",
            static o => Loss(o.Loss, $"Kernels::Bellman.Error({o.Q.Name}, {o.Target.Name}, {o.Gradient.Name})", o.Network)),
        Row<DeterministicPolicyLoss>(OverBatch, "DeterministicPolicyLoss.Apply",
            static o => $"{Local(o.Loss)}{o.Gradient} = minus mean of {o.Q}, finite",
            static o => Loss(o.Loss, $"Kernels::DeterministicPolicyLoss.Apply({o.Q.Name}, {o.Gradient.Name})", o.Network)),
        Row<Meter>(Call, "Meter.Add",
            static o => $"meter {o.Name} {o.Expression}",
            static o => $"{o.Name}.Add({o.Expression});"),
        Row<MeterMean>(OverBatch, "Meter.Add BatchMean.Of",
            static o => $"meter {o.Name} mean of {o.Of}",
            static o => $"{o.Name}.Add(Kernels::BatchMean.Of({o.Of.Name}));"),
        Row<CountActivated>(OverBatch, "ExperienceReview.Observe Activity.Activated",
            static o => $"review observes activated units of {string.Join(", ", o.Hidden.Select(static h => h.ToString()))}",
            static o => $"int activated = {string.Join("\n    + ", o.Hidden.Select(Activated))};\nreview.Observe(activated);"),
        Row<CallRoutine>(Call, "", static o => $"call {o.Name}", static o => $"{o.Name}();"),
    ];

    private static string Activated(Value hidden) => $"Review::Activity.Activated({hidden.Name}, activeThreshold)";

    private static string Local(string? loss) => loss is null ? "" : loss + ", ";

    private static string Loss(string? local, string call, string network) =>
        $"{(local is null ? "" : $"float {local} = ")}Finite({call}, \"{network}\");";
}
