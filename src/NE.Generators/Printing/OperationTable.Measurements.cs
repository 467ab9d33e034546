using System.Collections.Generic;
using NE.Generators.Lowering;
using static NE.Generators.Lowering.Locality;

namespace NE.Generators.Printing;

/// <content>Operations of a diagnosis.</content>
internal static partial class OperationTable
{
    private static IEnumerable<OperationForm> Measurements() =>
    [
        Row<WriteActivity>(OverBatch, "ActivityMetrics.Write",
            static o => $"measure activity of {o.Hidden}",
            static o => $"Metrics::ActivityMetrics.Write(metrics, \"{o.Layer}\", {o.Hidden.Name});"),
        Row<WriteNetworkActivity>(OverBatch, "ActivityMetrics.WritePooled",
            static o => $"measure activity of {o.Network}",
            static o => $"Metrics::ActivityMetrics.WritePooled(metrics, \"{o.Network}\", {Join(o.Hidden)});"),
        Row<WriteFeatures>(OverBatch, "FeatureMetrics.Write",
            static o => $"measure features {o.Hidden}",
            static o => $"Metrics::FeatureMetrics.Write(metrics, \"{o.Network}\", {o.Hidden.Name});"),
        Row<WriteWeights>(PerWeight, "WeightMetrics.Write",
            static o => $"measure weights of {o.Layer}",
            static o => $"Metrics::WeightMetrics.Write(metrics, {o.Layer}, "
                + $"{(o.Clipped ? "(float)settings.Kappa" : "float.PositiveInfinity")});"),
        Row<WriteStep>(PerWeight, "WeightMetrics.WriteStep",
            static o => $"measure step of {o.Layer}",
            static o => $"Metrics::WeightMetrics.WriteStep(metrics, {o.Layer}, {o.Step});"),
        Row<WriteCost>(Call, "Cost.Write",
            static o => $"measure cost of {o.Network}",
            static o => $"Metrics::Cost.Write(metrics, \"{o.Network}\", {string.Join(", ", o.Layers)});"),
        Row<MeasureChurn>(OverBatch, "OutputChange.MeanAbsolute",
            static o => $"{o.Field} = mean |{o.After} - {o.Before}|",
            static o => $"{o.Field} = Metrics::OutputChange.MeanAbsolute({o.Before.Name}, {o.After.Name});"),
        Row<WriteChurn>(Call, "",
            static o => $"measure {o.Field} of {o.Network}",
            static o => $"metrics.Write(Telemetry::MetricNames.Churn + \"{o.Network}\", {o.Field});"),
        Row<WriteGradient>(PerWeight, "GradientMetrics.Write",
            static o => $"measure score of {o.Layer}",
            static o => $"Metrics::GradientMetrics.Write(metrics, {o.Layer});"),
    ];

    private static string Join(IEnumerable<Value> values)
    {
        var names = new List<string>();
        foreach (Value value in values)
        {
            names.Add(value.Name);
        }

        return string.Join(", ", names);
    }
}
