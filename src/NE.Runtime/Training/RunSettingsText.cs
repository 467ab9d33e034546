using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Dsl;

namespace NE.Runtime.Training;

/// <summary>The run values as names and numbers, for the record of a run and for reporting differences.</summary>
internal static class RunSettingsText
{
    /// <summary>All values: those that every run has, then those of the experiment's parts.</summary>
    internal static IReadOnlyList<KeyValuePair<string, double>> Values(RunSettings settings) =>
    [
        new("steps", settings.Steps),
        new("warm-up", settings.WarmUp),
        new("update-every", settings.UpdateEvery),
        new("updates-per-step", settings.UpdatesPerStep),
        new("evaluate.every", settings.EvaluateEvery),
        new("evaluate.episodes", settings.EvaluationEpisodes),
        new("checkpoint.every", settings.CheckpointEvery),
        .. settings.BestOver > 1 ? [new("checkpoint.best-over", settings.BestOver)] : (KeyValuePair<string, double>[])[],
        new("metrics.every", settings.MetricsEvery),
        new("discount", settings.Discount),
        new("polyak", settings.Polyak),
        new("actor-learning-rate", settings.ActorLearningRate),
        new("critic-learning-rate", settings.CriticLearningRate),
        new("replay-capacity", settings.ReplayCapacity),
        new("batch-size", settings.BatchSize),
        .. settings.StepsPerTask > 0 ? OfSequence(settings) : [],
        new("grow.until", settings.GrowthEnd),
        .. settings.AgentValues(),
    ];

    /// <summary>One line per value: <c>discount = 0.99</c>.</summary>
    internal static string Lines(RunSettings settings) => string.Concat(
        Values(settings).Select(value => value.Key + " = " + value.Value.ToString("R", CultureInfo.InvariantCulture) + "\n")
            .Concat(settings.Shifts.Select(static shift => Line(shift) + "\n")));

    /// <summary>A shift as one line: <c>shift.Friction = LogUniform from 0.02 to 2, of all, every 2000000 at EpisodeEnd, first Drawn</c>.</summary>
    internal static string Line(ShiftAttribute shift)
    {
        string values = shift.Values is { } list ? "values " + Numbers(list)
            : shift.Scale is { } factors ? "scale " + Numbers(factors)
            : shift.Draw == Draw.None ? "drawn orders"
            : string.Create(CultureInfo.InvariantCulture, $"{shift.Draw} from {shift.From} to {shift.To}{(shift.Relative ? ", relative" : "")}");
        string rest = string.Create(
            CultureInfo.InvariantCulture,
            $"of {(shift.Of.Length == 0 ? "all" : shift.Of)}, every {shift.Every} at {shift.At}, first {shift.First}{(shift.Drift ? ", drift" : "")}");
        return $"shift.{shift.Property} = {values}, {rest}";
    }

    private static IEnumerable<KeyValuePair<string, double>> OfSequence(RunSettings settings) =>
    [
        new("sequence.steps-per-task", settings.StepsPerTask),
        new("sequence.revisit-warm-up", settings.RevisitWarmUp),
        new("sequence.evaluate-tasks-every", settings.EvaluateTasksEvery),
        new("sequence.clear-replay", settings.ClearReplay ? 1 : 0),
    ];

    private static string Numbers(double[] numbers) =>
        string.Join(", ", numbers.Select(static number => number.ToString("R", CultureInfo.InvariantCulture)));
}
