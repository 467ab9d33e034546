using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;

namespace NE.Runtime.Training;

/// <summary>Inspects a run folder without locking it.</summary>
internal static class FinishedRun
{
    /// <summary>Whether the run of an experiment and a seed is complete there.</summary>
    /// <exception cref="RunException">It holds a complete run of a different program, or with different run values.</exception>
    internal static bool IsComplete(string folder, ExperimentDefinition experiment, uint seed)
    {
        string done = Path.Combine(folder, "done");
        if (!File.Exists(done)
            || !long.TryParse(File.ReadAllText(done), CultureInfo.InvariantCulture, out long step)
            || step < experiment.Settings.Steps)
        {
            return false;
        }

        if (Difference(folder, experiment, seed) is { } difference)
        {
            throw new RunException($"{folder} holds a complete run that differs: {difference}; start over with --force.");
        }

        return true;
    }

    /// <summary>Waits until no process has locked a run folder.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="longest">The longest wait; after it the caller runs into the lock itself.</param>
    /// <param name="stop">Cancels the wait.</param>
    internal static void WaitUntilFree(string folder, TimeSpan longest, CancellationToken stop)
    {
        string file = Path.Combine(folder, "lock");
        DateTime end = DateTime.UtcNow + longest;
        while (File.Exists(file) && DateTime.UtcNow < end && !stop.IsCancellationRequested)
        {
            try
            {
                using FileStream hold = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                return;
            }
            catch (IOException)
            {
                stop.WaitHandle.WaitOne(50);
            }
        }
    }

    private static string? Difference(string folder, ExperimentDefinition experiment, uint seed)
    {
        (string name, uint recordedSeed, string program) = RunRecord.Read(folder);
        if ((name, recordedSeed) != (experiment.Name, seed))
        {
            return $"{name} with seed {recordedSeed}";
        }

        if (program != experiment.ProgramHash)
        {
            return "its program is different";
        }

        try
        {
            using JsonDocument record = JsonDocument.Parse(File.ReadAllBytes(RunFolder.RecordOf(folder)));
            JsonElement settings = record.RootElement.GetProperty("settings");
            foreach ((string value, double now) in RunSettingsText.Values(experiment.Settings))
            {
                if (settings.TryGetProperty(value, out JsonElement before) && before.GetDouble() != now)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"it had {value} = {before.GetDouble():R}, now {now:R}");
                }
            }

            string[] shifts = record.RootElement.TryGetProperty("shifts", out JsonElement recorded)
                ? [.. recorded.EnumerateArray().Select(static shift => shift.GetString()!)] : [];
            string[] declared = [.. experiment.Settings.Shifts.Select(RunSettingsText.Line)];
            return shifts.SequenceEqual(declared) ? null
                : $"it had the shifts '{string.Join("; ", shifts)}', now '{string.Join("; ", declared)}'";
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RunException($"{RunFolder.RecordOf(folder)} is damaged; start over with --force.", fault);
        }
    }
}
