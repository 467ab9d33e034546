using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;
using NE.Runtime.Topology;

namespace NE.Runtime.Training;

/// <summary>
/// The logs of one run that are byte-identical for the same seed: they contain environment steps, never times. A checkpoint stores their
/// lengths, and a resumed run truncates them to these.
/// </summary>
internal sealed class RunLog : IDisposable
{
    private static readonly byte[] EvaluationHeading = Encoding.ASCII.GetBytes("step,episode,return,length,seed\n");

    private readonly AppendFile metrics;
    private readonly AppendFile evaluations;
    private readonly AppendFile topology;
    private readonly JsonLinesFile metricLines;
    private readonly JsonLinesFile topologyLines;
    private readonly uint seed;

    private RunLog(RunFolder folder, uint seed, ReadOnlySpan<long> lengths)
    {
        this.seed = seed;
        metrics = new AppendFile(folder.Metrics, lengths[0]);
        evaluations = new AppendFile(folder.Evaluations, lengths[1]);
        topology = new AppendFile(folder.Topology, lengths[2]);
        metricLines = new JsonLinesFile(metrics);
        topologyLines = new JsonLinesFile(topology);
        if (evaluations.Length == 0)
        {
            evaluations.Append(EvaluationHeading);
        }
    }

    /// <summary>Starts empty logs.</summary>
    internal static RunLog Start(RunFolder folder, uint seed) => new(folder, seed, [0, 0, 0]);

    /// <summary>Truncates the logs to their lengths in a checkpoint.</summary>
    internal static RunLog Resume(RunFolder folder, uint seed, ITensorReader reader)
    {
        long[] lengths = new long[3];
        reader.Read("run.log_lengths", lengths);
        return new RunLog(folder, seed, lengths);
    }

    /// <summary>Writes the lengths to a checkpoint, and flushes the logs to disk.</summary>
    internal void Save(ITensorWriter writer)
    {
        metrics.Flush();
        evaluations.Flush();
        topology.Flush();
        writer.Write("run.log_lengths", [metrics.Length, evaluations.Length, topology.Length], 3);
    }

    /// <summary>Writes the metrics of one step.</summary>
    internal void Metrics(long step, long update, IReadOnlyList<KeyValuePair<string, double>> values)
    {
        Utf8JsonWriter writer = metricLines.Begin();
        writer.WriteNumber("step", step);
        writer.WriteNumber("update", update);
        for (int i = 0; i < values.Count; i++)
        {
            metricLines.Number(values[i].Key, values[i].Value);
        }

        metricLines.End();
    }

    /// <summary>Writes the episodes of an evaluation.</summary>
    internal void Evaluation(long step, EvaluationResult result)
    {
        StringBuilder rows = new();
        for (int episode = 0; episode < result.Returns.Length; episode++)
        {
            rows.Append(
                CultureInfo.InvariantCulture, $"{step},{episode},{result.Returns[episode]:R},{result.Lengths[episode]},{seed}\n");
        }

        evaluations.Append(Encoding.ASCII.GetBytes(rows.ToString()));
    }

    /// <summary>Writes one layer's record of a topology event.</summary>
    internal void Topology(long step, in TopologyRecord record)
    {
        Utf8JsonWriter writer = topologyLines.Begin();
        writer.WriteNumber("step", step);
        writer.WriteNumber("update", record.Update);
        writer.WriteString("layer", record.Layer);
        writer.WriteNumber("live_before", record.LiveBefore);
        writer.WriteNumber("live", record.Live);
        writer.WriteNumber("size", record.Size);
        topologyLines.Number("density", record.Density);
        writer.WriteNumber("grown", record.Grown);
        writer.WriteNumber("pruned", record.Pruned);
        writer.WriteNumber("dormant", record.Dormant);
        writer.WriteNumber("units", record.Units);
        writer.WriteNumber("without_inputs", record.WithoutInputs);
        writer.WriteNumber("unrecoverable", record.Unrecoverable);
        writer.WriteNumber("redrawn", record.Redrawn);
        writer.WriteNumber("revived", record.Revived);
        topologyLines.Number("carry", record.Carry);
        Newborns(writer, "after_1", record.AfterOneInterval);
        Newborns(writer, "after_10", record.AfterTenIntervals);
        topologyLines.End();
    }

    /// <summary>Writes how much a network's output changed over an event.</summary>
    internal void OutputChange(long step, string network, long update, double meanAbsoluteChange)
    {
        Utf8JsonWriter writer = topologyLines.Begin();
        writer.WriteNumber("step", step);
        writer.WriteNumber("update", update);
        writer.WriteString("network", network);
        topologyLines.Number("output_change", meanAbsoluteChange);
        topologyLines.End();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        metrics.Dispose();
        evaluations.Dispose();
        topology.Dispose();
    }

    private void Newborns(Utf8JsonWriter writer, string name, NewbornRecord? record)
    {
        if (record is { } newborns)
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("grown", newborns.Grown);
            topologyLines.Number("alive", newborns.Alive);
            topologyLines.Number("moved", newborns.Moved);
            topologyLines.Number("gradient_ratio", newborns.GradientRatio);
            writer.WriteEndObject();
        }
    }
}
