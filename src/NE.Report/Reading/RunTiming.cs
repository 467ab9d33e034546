using System;
using System.Collections.Generic;

namespace NE.Report.Reading;

/// <summary>What a run cost, from <c>timing.jsonl</c>, whose records each describe the time since the record before.</summary>
internal sealed class RunTiming
{
    private double step, update, recordSteps;

    /// <summary>Seconds of training, evaluations included, pauses between interruption and resumption not; 0 if nothing says so.</summary>
    internal double Seconds { get; private set; }

    /// <summary>Environment steps that these seconds cover; steps that were trained again after an interruption count again.</summary>
    internal double Steps { get; private set; }

    /// <summary>Updates that these seconds cover.</summary>
    internal double Updates { get; private set; }

    /// <summary>Seconds of them spent in evaluations.</summary>
    internal double EvaluationSeconds { get; private set; }

    /// <summary>Seconds of them spent in updates.</summary>
    internal double UpdateSeconds { get; private set; }

    /// <summary>Peak resident memory, bytes; 0 if unknown.</summary>
    internal double PeakBytes { get; private set; }

    /// <summary>Environment steps per second, evaluations included; null if unknown.</summary>
    internal double? StepsPerSecond => Seconds > 0 ? Steps / Seconds : null;

    /// <summary>Updates per second of the time spent in updates; null if unknown.</summary>
    internal double? UpdatesPerSecond => UpdateSeconds > 0 ? Updates / UpdateSeconds : null;

    /// <summary>Reads the log of times.</summary>
    internal static RunTiming Read(string path, ICollection<string> problems)
    {
        RunTiming timing = new();
        double updates = 0;
        JsonLines.Read(path, problems, (at, name, _, value) =>
        {
            switch (name)
            {
                case "update":
                    // The record begins here: a step before the last one says that the run was resumed.
                    timing.recordSteps = at > timing.step ? at - timing.step : 0;
                    updates = value > timing.update ? value - timing.update : 0;
                    (timing.step, timing.update) = (at, value);
                    break;
                case "speed/steps_per_second" when value > 0:
                    timing.Seconds += timing.recordSteps / value;
                    timing.Steps += timing.recordSteps;
                    break;
                case "speed/update_ms" when double.IsFinite(value):
                    timing.UpdateSeconds += updates * value / 1_000;
                    timing.Updates += updates;
                    break;
                case "speed/evaluation_ms" when double.IsFinite(value):
                    timing.EvaluationSeconds += value / 1_000;
                    break;
                case "system/peak_bytes" when double.IsFinite(value):
                    timing.PeakBytes = Math.Max(timing.PeakBytes, value);
                    break;
            }
        });
        return timing;
    }
}
