using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Lowering;
using static NE.Generators.Lowering.Locality;

namespace NE.Generators.Printing;

/// <content>Operations of topology events.</content>
internal static partial class OperationTable
{
    private static IEnumerable<OperationForm> Topology() =>
    [
        Row<RememberOutput>(PerSample, "Elementwise.Copy",
            static o => $"{o.Before} = {o.Output}",
            static o => $"Kernels::Elementwise.Copy({o.Output.Name}, {o.Before.Name});"),
        Row<RecordOutputChange>(OverBatch, "OutputChange.MeanAbsolute ITopologyLog.OutputChange",
            static o => $"record change of {o.Network}: mean |{o.After} - {o.Before}|",
            static o => $"log.OutputChange(0, \"{o.Network}\", updates, "
                + $"Metrics::OutputChange.MeanAbsolute({o.Before.Name}, {o.After.Name}));"),
        Row<ChangeLayer>(Call, "",
            static o => $"call Change {o.Elastic}, {o.Hidden}",
            static o => $"Change({o.Elastic}, {o.Hidden.Name});"),
        Row<ChangeOutputLayer>(Call, "",
            static o => $"call ChangeOutput {o.Elastic}",
            static o => $"ChangeOutput({o.Elastic});"),
        Row<ResetProtectedLayer>(Call, "",
            static o => $"call ResetDormant {o.Elastic}, {o.Hidden}",
            static o => $"ResetDormant({o.Elastic}, {o.Hidden.Name});"),
        Row<BeginEvent>(PerLayer, "ElasticLayer.BeginEvent", static _ => "begin", static _ => "layer.BeginEvent(seed, updates);"),
        Row<MeasureActivity>(PerLayer, "ElasticLayer.MeasureActivity",
            static _ => "dormant = units of hidden with score at most dormantThreshold",
            static _ => "layer.MeasureActivity(hidden, dormantThreshold);"),
        Row<GrowScheduled>(PerLayer, "ElasticLayer.Carry Anneal.Cosine Anneal.Uniform Anneal.WarmDecay",
            static o => $"amount = rate * {Basis(o.Basis)} * {Lower(o.Schedule)}; count = carry amount, at most FinalDensity",
            static o => $"double amount = Rate(layer) * {Basis(o.Basis)} * {Weight(o.Schedule)};\n"
                + "int count = layer.Carry(amount, FinalDensity);"),
        Row<GrowDeficit>(PerLayer, "ElasticLayer.GrowthDeficit Anneal.CosineShare Anneal.UniformShare Anneal.WarmDecayShare",
            static o => $"count = lacking to FinalDensity at the next event's share of {Lower(o.Schedule)}",
            static o => $"double due = {Share(o.Schedule, "updates + GrowEvery")};\nint count = layer.GrowthDeficit(FinalDensity, due);"),
        Row<ScheduledAmount>(PerLayer, "ElasticLayer.Scheduled Anneal.CosineShare Anneal.UniformShare Anneal.WarmDecayShare",
            static o => $"amount = scheduled by {Lower(o.Schedule)} until the next event",
            static o => $"double amount = layer.Scheduled(FinalDensity, {Share(o.Schedule, "updates")}, due);"),
        Row<SelectGrowth>(PerLayer, "ElasticLayer.SelectByGradient ElasticLayer.SelectByGradientSkippingZero ElasticLayer.SelectAtRandom",
            static o => $"grow = count dead connections {(o.By == Score.Random ? "at random" : "of largest |score|")}"
                + (Skips(o) ? ", not 0" : ""),
            static o => $"layer.Select{(o.By == Score.Random ? "AtRandom" : "ByGradient")}{(Skips(o) ? "SkippingZero" : "")}(count);"),
        Row<SelectDormant>(PerLayer,
            "ElasticLayer.SelectDormant ElasticLayer.SelectDormantNeurons "
            + "ElasticLayer.SelectDormantScheduled ElasticLayer.SelectDormantNeuronsScheduled",
            static o => $"prune = {(o.Unit == TruncateUnit.Neuron ? "all inputs" : "inputs")} of dormant units, "
                + $"at most upperBound * {(o.AfterSaturation ? "grown, or amount when nothing is left to grow" : "grown")}",
            static o => $"layer.SelectDormant{(o.Unit == TruncateUnit.Neuron ? "Neurons" : "")}{(o.AfterSaturation ? "Scheduled" : "")}"
                + $"(upperBound{(o.AfterSaturation ? ", amount" : "")});"),
        Row<Connect>(PerLayer,
            "ElasticLayer.ConnectRandom ElasticLayer.ConnectRandomClipped ElasticLayer.ConnectZero ElasticLayer.ConnectLeCun",
            static o => $"connect grow, {Lower(o.Newborn)}{(Clips(o) ? ", clip to kappa" : "")}",
            static o => $"layer.Connect{o.Newborn}{(Clips(o) ? "Clipped(kappa)" : "()")};"),
        Row<Disconnect>(PerLayer, "ElasticLayer.Disconnect", static _ => "disconnect prune", static _ => "layer.Disconnect();"),
        Row<RedrawBias>(PerLayer, "ElasticLayer.RedrawBias",
            static _ => "redraw bias of units without inputs", static _ => "layer.RedrawBias();"),
        Row<ResetDormantUnits>(PerLayer, "ElasticLayer.ResetDormant",
            static _ => "redraw weights and bias of dormant units", static _ => "layer.ResetDormant();"),
        Row<ZeroOutgoing>(PerLayer, "ElasticLayer.ZeroOutgoingOfRevived",
            static _ => "outgoing weights of revived units = 0", static _ => "layer.ZeroOutgoingOfRevived();"),
        Row<ForgetMoments>(PerLayer, "ElasticLayer.ForgetMoments",
            static _ => "moments of what changed = 0", static _ => "layer.ForgetMoments();"),
        Row<MaskTarget>(PerLayer, "ElasticLayer.MaskTarget", static _ => "target *= mask", static _ => "layer.MaskTarget();"),
        Row<CopyNewborn>(PerLayer, "ElasticLayer.CopyNewbornToTarget",
            static _ => "target of grow = online", static _ => "layer.CopyNewbornToTarget();"),
        Row<FlagNewborn>(PerLayer, "ElasticLayer.FlagNewbornNeurons",
            static _ => "flag units with a first input", static _ => "layer.FlagNewbornNeurons();"),
        Row<EndEvent>(PerLayer, "ElasticLayer.EndEvent ITopologyLog.Record",
            static _ => "record", static _ => "log.Record(0, layer.EndEvent());"),
    ];

    private static bool Skips(SelectGrowth o) => o.By == Score.Gradient && o.SkipZero;

    private static bool Clips(Connect o) => o.Clipped && o.Newborn == Newborn.Random;

    private static string Basis(GrowthBasis basis) => basis switch
    {
        GrowthBasis.LayerSize => "layer.Size",
        GrowthBasis.Active => "layer.Live",
        _ => "layer.Gap(FinalDensity)",
    };

    private static string Weight(Anneal schedule) => schedule switch
    {
        Anneal.Cosine => "Topology::Anneal.Cosine(updates, settings.GrowthEnd, settings.Amplitude)",
        Anneal.Uniform => "Topology::Anneal.Uniform(settings.Amplitude)",
        _ => "Topology::Anneal.WarmDecay(updates, settings.GrowthEnd, settings.Amplitude, settings.Power)",
    };

    private static string Share(Anneal schedule, string update) =>
        $"Topology::Anneal.{schedule}Share({update}, settings.GrowthEnd{(schedule == Anneal.WarmDecay ? ", settings.Power" : "")})";

    private static string Lower(Anneal schedule) => schedule.ToString().ToLowerInvariant();

    private static string Lower(Newborn newborn) => newborn.ToString().ToLowerInvariant();
}
