using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using NE.Dsl;
using NE.Runtime.Environments;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <summary>
/// Writes <c>run.json</c>: what exactly ran, from which source, and where. It contains times and is not byte-identical between runs.
/// </summary>
internal static class RunRecord
{
    /// <summary>Writes the record of every run that does not have one yet.</summary>
    internal static void Write(TrainerOptions options, IReadOnlyList<LearnerRun> runs)
    {
        foreach (LearnerRun run in runs)
        {
            string path = run.Folder.Record;
            if (!File.Exists(path))
            {
                using (FileStream file = File.Create(path + ".part"))
                {
                    Write(file, options, run);
                    file.WriteByte((byte)'\n');
                }

                File.Move(path + ".part", path, overwrite: true);
            }
        }
    }

    /// <summary>The experiment, seed and program hash of a run folder.</summary>
    /// <exception cref="RunException">It is not a run folder.</exception>
    internal static (string Experiment, uint Seed, string Program) Read(string folder)
    {
        string path = RunFolder.RecordOf(folder);
        try
        {
            using JsonDocument record = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = record.RootElement;
            return (root.GetProperty("experiment").GetString()!, root.GetProperty("seed").GetUInt32(), root.GetProperty("program").GetString()!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{folder} is not a run folder: it has no readable run.json.", fault);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RunException($"{path} is damaged; name the run by --experiment, --seed and --out instead.", fault);
        }
    }

    // For a report, which knows neither the project nor the compiler.
    private static void Declared(Utf8JsonWriter writer, ExperimentDefinition experiment)
    {
        if (experiment.Text is { } text)
        {
            writer.WriteStartObject("declaration");
            writer.WriteString("csharp", text.CSharp);
            writer.WriteString("yaml", text.Yaml);
            writer.WriteEndObject();
        }

        writer.WriteString("plan", experiment.Plan);
        if (experiment.Growth is { } growth)
        {
            writer.WriteStartObject("growth");
            Numbers(writer, "steps", growth.Steps);
            writer.WriteStartArray("layers");
            foreach (PlannedLayer layer in growth.Layers)
            {
                writer.WriteStartObject();
                writer.WriteString("layer", layer.Name);
                writer.WriteNumber("positions", layer.Positions);
                Numbers(writer, "live", layer.Live);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }

    private static void Numbers(Utf8JsonWriter writer, string name, IReadOnlyList<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (long number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    private static void Write(Stream file, TrainerOptions options, LearnerRun run)
    {
        using Utf8JsonWriter writer = new(file, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteString("experiment", run.Experiment.Name);
        writer.WriteString("task", run.Experiment.Task.Name);
        if (run.Experiment.Tasks.Count > 0)
        {
            writer.WriteStartArray("tasks");
            foreach (SequenceTask task in run.Experiment.Tasks)
            {
                writer.WriteStringValue(task.Task.Name);
            }

            writer.WriteEndArray();
        }

        writer.WriteNumber("seed", run.Seed);
        writer.WriteString("command_line", options.CommandLine);
        writer.WriteStartArray("launch");
        foreach (string word in options.Launch)
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
        writer.WriteString("started", options.Clock.GetUtcNow());
        writer.WriteStartObject("settings");
        foreach ((string name, double value) in RunSettingsText.Values(run.Experiment.Settings))
        {
            writer.WriteNumber(name, value);
        }

        writer.WriteEndObject();
        if (run.Experiment.Settings.Shifts.Count > 0)
        {
            writer.WriteStartArray("shifts");
            foreach (ShiftAttribute shift in run.Experiment.Settings.Shifts)
            {
                writer.WriteStringValue(RunSettingsText.Line(shift));
            }

            writer.WriteEndArray();
        }

        writer.WriteString("program", run.Experiment.ProgramHash);
        writer.WriteStartArray("structure");
        foreach (string line in run.Experiment.Structure.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            writer.WriteStringValue(line.Trim());
        }

        writer.WriteEndArray();
        Declared(writer, run.Experiment);
        if (GitCommit.Of(Directory.GetCurrentDirectory()) is { } commit)
        {
            writer.WriteString("commit", commit);
        }

        writer.WriteStartObject("versions");
        writer.WriteString("ne", typeof(RunRecord).Assembly.GetName().Version?.ToString(3));
        writer.WriteString("dotnet", Environment.Version.ToString());
        writer.WriteString("system", RuntimeInformation.OSDescription);
        writer.WriteEndObject();
        writer.WriteStartObject("hardware");
        writer.WriteString("processor", Machine.Processor);
        writer.WriteNumber("threads", Environment.ProcessorCount);
        writer.WriteString("vectors", Machine.Vectors);
        if (options.Device is { } device)
        {
            writer.WriteString("device", device.Name);
        }

        writer.WriteNumber("memory_bytes", GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
