using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;

namespace NE.Report.Tests;

/// <summary>A temporary folder with run folders in the form in which a trainer writes them.</summary>
internal sealed class RunFolders : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("ne-report-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    internal string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes a complete run, evaluated at 0, 1000, 2000, … with the given mean returns, by two episodes each.</summary>
    internal string Write(string experiment, int seed, double[] returns, string task = "SwingUp", string program = "a10eff94", string root = "runs", string point = "default")
    {
        string folder = At(root, task, experiment, point, $"seed-{seed}");
        Directory.CreateDirectory(folder);
        StringBuilder rows = new("step,episode,return,length,seed\n");
        for (int i = 0; i < returns.Length; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{1000 * i},0,{returns[i] - 1:R},200,{seed}\n{1000 * i},1,{returns[i] + 1:R},200,{seed}\n");
        }

        File.WriteAllText(Path.Combine(folder, "eval.csv"), rows.ToString());
        File.WriteAllText(Path.Combine(folder, "run.json"), Record(experiment, seed, task, program));
        File.WriteAllText(
            Path.Combine(folder, "metrics.jsonl"),
            """
            {"step":0,"update":0,"eval/return_mean":-1445.6,"eval/return_std":220.1,"eval/length_mean":200}
            {"step":200,"update":0,"train/return":-1449.5,"train/length":200}
            {"step":1000,"update":500,"activity/fau/Policy":0.25,"activity/fau/Policy.Hidden1":0.375,"weights/norm/Value1.Q":12.75,"topology/density/Policy.Hidden2":0.22}
            {"step":2000,"update":1500,"activity/fau/Policy":0.5,"activity/fau/Policy.Hidden1":0.625,"weights/norm/Value1.Q":11.25,"topology/density/Policy.Hidden2":0.44}

            """);
        File.WriteAllText(
            Path.Combine(folder, "topology.jsonl"),
            """
            {"step":1200,"update":200,"layer":"Policy.Hidden2","live_before":3616,"live":4296,"size":16384,"density":0.26,"grown":1133,"pruned":453,"dormant":27,"units":128,"without_inputs":0,"unrecoverable":0,"redrawn":0,"revived":0,"carry":0}
            {"step":1200,"update":200,"network":"Policy","output_change":0.0030135}
            {"step":1400,"update":400,"layer":"Policy.Hidden2","live_before":4296,"live":4901,"size":16384,"density":0.3,"grown":905,"pruned":300,"dormant":12,"units":128,"without_inputs":0,"unrecoverable":0,"redrawn":0,"revived":0,"carry":0,"after_1":{"grown":1133,"alive":0.75,"moved":0.5,"gradient_ratio":1.5}}

            """);
        File.WriteAllText(
            Path.Combine(folder, "timing.jsonl"),
            """
            {"time":"2026-11-30T16:19:24.2389412+00:00","step":1000,"update":500,"speed/steps_per_second":100,"speed/collect_ms":0.0616558475,"speed/update_ms":4,"speed/evaluation_ms":1500,"system/allocated_bytes":21766112,"system/peak_bytes":84434944,"system/replay_fill":0.004,"system/threads":1}
            {"time":"2026-11-30T16:19:54.2389412+00:00","step":3000,"update":2500,"speed/steps_per_second":50,"speed/collect_ms":0.0616558475,"speed/update_ms":5,"speed/evaluation_ms":500,"system/allocated_bytes":21766112,"system/peak_bytes":94434944,"system/replay_fill":0.004,"system/threads":1}

            """);
        File.WriteAllText(
            Path.Combine(folder, "weights.jsonl"),
            """
            {"step":0,"update":0,"layer":"Policy.Hidden1","outputs":2,"inputs":3,"live":2,"bin_width":0.25,"first_bin":-1,"counts":[1,0,1],"mask_rows":2,"mask_columns":3,"mask_live":[1,0,0,0,0,1]}
            {"step":0,"update":0,"layer":"Value1.Q","outputs":1,"inputs":2,"live":2,"bin_width":0.5,"first_bin":0,"counts":[2]}
            {"step":1000,"update":500,"layer":"Policy.Hidden1","outputs":2,"inputs":3,"live":4,"bin_width":0.5,"first_bin":-2,"counts":[1,1,2],"mask_rows":2,"mask_columns":3,"mask_live":[1,1,0,0,1,1]}
            {"step":1000,"update":500,"layer":"Value1.Q","outputs":1,"inputs":2,"live":2,"bin_width":0.5,"first_bin":0,"counts":[1,1]}

            """);
        File.WriteAllText(Path.Combine(folder, "done"), $"{1000 * (returns.Length - 1)}\n");
        return folder;
    }

    /// <summary>
    /// Writes a run of a sequence whose visits have these mean returns, 1,000 steps apart and by two episodes each, the first at the start of the
    /// visit. At the end of a visit each task that is not present has half of its last return; one that was never present has 0.
    /// </summary>
    internal string WriteSequence(string experiment, int seed, string[] tasks, double[][] visits)
    {
        string folder = Write(experiment, seed, [.. visits[0]], task: string.Join('+', tasks));
        StringBuilder rows = new("step,visit,task,episode,return,length,seed\n");
        double[] last = new double[tasks.Length];
        int step = 0;
        void Evaluation(int visit, int task, double mean) => rows.Append(
            CultureInfo.InvariantCulture, $"{step},{visit},{tasks[task]},0,{mean - 1:R},200,{seed}\n{step},{visit},{tasks[task]},1,{mean + 1:R},200,{seed}\n");
        for (int visit = 0; visit < visits.Length; visit++)
        {
            int present = visit % tasks.Length;
            foreach (double mean in visits[visit])
            {
                Evaluation(visit, present, mean);
                step += 1000;
            }

            step -= 1000;
            last[present] = visits[visit][^1];
            for (int task = 0; task < tasks.Length; task++)
            {
                if (task != present)
                {
                    Evaluation(visit, task, last[task] / 2);
                }
            }
        }

        File.WriteAllText(Path.Combine(folder, "tasks.csv"), rows.ToString());
        return folder;
    }

    private static string Record(string experiment, int seed, string task, string program) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["experiment"] = experiment,
        ["task"] = task,
        ["seed"] = seed,
        ["command_line"] = $"Pendulum.dll --seed {seed}",
        ["started"] = "2026-11-30T16:19:09.8002805+00:00",
        ["settings"] = new Dictionary<string, double> { ["steps"] = 10_000, ["warm-up"] = 500, ["actor-learning-rate"] = 0.001 },
        ["program"] = program,
        ["structure"] = new[] { $"task = {task}", "algorithm = sac", "grow.every = 200", "re-do.every = 500", "Policy.Hidden2 = 128 -> 128, relu, 3616 live at start" },
        ["declaration"] = new Dictionary<string, string> { ["csharp"] = $"[Experiment, Environment<{task}>]\npublic partial class Balance;", ["yaml"] = "experiment: Balance\n" },
        ["plan"] = $"{task}: 3 observations, 1 action",
        ["growth"] = new Dictionary<string, object>
        {
            ["steps"] = new[] { 0, 5_000, 10_000 },
            ["layers"] = new[] { new Dictionary<string, object> { ["layer"] = "Policy.Hidden2", ["positions"] = 16_384, ["live"] = new[] { 3_616, 5_734, 8_192 } } },
        },
        ["commit"] = "66a2e1dbe2f572d50bbd3da6e0c2fff99e4adc7d",
        ["versions"] = new Dictionary<string, string> { ["ne"] = "0.1.0" },
        ["hardware"] = new Dictionary<string, object> { ["processor"] = "A processor", ["threads"] = 2, ["memory_bytes"] = 25276502016 },
    });
}
