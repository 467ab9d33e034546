using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.DeviceProof.Measures;
using NE.DeviceProof.Rows;
using NE.DeviceProof.Running;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.DeviceProof.Steps;

/// <summary>Step 1: what was found, and whether errors give proper messages.</summary>
internal static class FoundStep
{
    private const int Step = 1;

    /// <summary>Its items.</summary>
    public static IEnumerable<ProofItem> Items(ProofOptions options) =>
    [
        Item("device", Device) with { Must = true },
        Item("clusters granted", Clusters),
        new(Step, "kernels compiled ahead", TimeSpan.FromMinutes(10), Ahead),
        Item("an empty kernel is compiled, launched and waited for", FirstLaunch) with { Must = true },
        Item("error: text that does not compile", BadText) with { Must = true },
        Item("error: more memory than there is", TooMuchMemory) with { Must = true },
        Item("error: more learners than fit", TooManyLearners) with { Must = true },
        .. options.Quick ? (IEnumerable<ProofItem>)[] : [Item("processor, one learner on one core", Processor)],
    ];

    private static ProofItem Item(string name, Action<ProofContext> run) => new(Step, name, TimeSpan.FromSeconds(120), run);

    private static void Device(ProofContext context)
    {
        DeviceInfo info = context.Device.Info;
        string capability = info.Capability == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", compute capability {info.Capability / 10}.{info.Capability % 10}");
        context.Add($"device {info.Choice}", "found", "", $"{info.Name}{capability}; "
            + $"{(info.Gpu ? "a GPU" : "no GPU: kernels run on the CPU")}");
        context.Add("driver", "found", "", info.Driver);
        if (Nvrtc.Problem.Length > 0)
            context.Absent("NVRTC", Nvrtc.Problem);
        else
            context.Add("NVRTC", $"{Nvrtc.Version}", "", $"{Nvrtc.Path}; for compute capabilities {string.Join(", ", Nvrtc.Architectures)}");
        context.Add("multiprocessors", Texts.Count(info.Multiprocessors));
        context.Add("memory", Texts.Number(info.Memory / 1e9), "GB");
        context.Add("memory free", Texts.Number(context.Device.FreeMemory / 1e9), "GB");
    }

    private static void Clusters(ProofContext context)
    {
        int cluster = context.Device.Info.Cluster;
        context.Add("largest cluster of blocks granted", Texts.Count(cluster), "blocks", cluster == 1 ? "the device has none, "
            + "or there was no compiler to try" : "");
    }

    private static void Ahead(ProofContext context)
    {
        if (!context.Cuda)
        {
            context.Absent("kernels compiled ahead", "OpenCL compiles only for its own device, on first use.");
            return;
        }

        string folder = KernelCache.Default.Folder ?? "";
        int files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.kernels").Length : 0;
        if (Nvrtc.Problem.Length > 0 || folder.Length == 0)
        {
            context.Add("kernels compiled ahead", Texts.Count(files), "files", folder, files > 0 ? Verdict.None : Verdict.Absent);
            return;
        }

        // All processors compile in parallel, so that later measurements find everything compiled.
        int capability = context.Device.Info.Capability;
        long start = Stopwatch.GetTimestamp();
        string[] arguments =
            ["--compile", capability.ToString(CultureInfo.InvariantCulture), "--kernels", folder, .. context.Quick ? ["--quick"] : Array.Empty<string>()];
        (int code, string output) = Tools.Run(SelfProcess.Start(arguments));
        context.Add(
            "kernels compiled ahead", Texts.Number(Stopwatch.GetElapsedTime(start).TotalSeconds), "s", $"{files} files were there. {output}",
            code == 0 ? Verdict.None : Verdict.Absent);
    }

    private static void FirstLaunch(ProofContext context)
    {
        long start = Stopwatch.GetTimestamp();
        using CostKernels kernels = new(context.Device, Plans.Narrow);
        double compiled = Stopwatch.GetElapsedTime(start).TotalSeconds;
        kernels.RoundTrip(1);
        context.Add("an empty kernel is compiled, launched and waited for", "done", "", $"compiled in {Texts.Number(compiled)} s", Verdict.Reached);
    }

    private static void BadText(ProofContext context)
    {
        const string name = "error: text that does not compile";
        if (context.Cuda && Nvrtc.Problem.Length > 0)
        {
            context.Absent(name, "There is no compiler to reject it.");
            return;
        }

        Expect(context, name, "refuses", () =>
        {
            using DeviceProgram program = context.Device.Compile(new KernelSource("a trial of errors", "this is no kernel;\n", Plans.Narrow.Defines));
        });
    }

    private static void TooMuchMemory(ProofContext context) => Expect(context, "error: more memory than there is", "memory", () =>
    {
        using DeviceMemory memory = context.Device.Allocate(1L << 50);
    });

    private static void TooManyLearners(ProofContext context)
    {
        ExperimentDefinition experiment = Agents.SmallNe;
        using SyntheticRuns runs = new(experiment, 1);
        LearnerSlot slot = runs.Context.Slots[0];
        long one = MemoryNeed.Of(experiment.Kernels!, 1, slot.Replay.Capacity).Total;
        int learners = (int)Math.Min(50_000_000, (context.Device.Info.Memory / one) + 1_000);
        Expect(context, "error: more learners than fit", "free", () =>
        {
            LearnerContext many = runs.Context with { Slots = [.. Enumerable.Repeat(slot, learners)] };
            using DeviceLearners group = DeviceLearners.Create(experiment, many, context.Device);
        });
    }

    private static void Expect(ProofContext context, string what, string word, Action action)
    {
        _ = context.Device;
        try
        {
            action();
        }
        catch (DeviceException fault)
        {
            bool told = fault.Message.Contains(word, StringComparison.Ordinal);
            context.Add(what, "refused", "", fault.Message, told ? Verdict.Reached : Verdict.Wrong);
            return;
        }

        context.Add(what, "accepted", "", "It must be rejected.", Verdict.Wrong);
    }

    private static void Processor(ProofContext context)
    {
        double rate = DeviceMeasure.UpdatesPerSecond(Agents.Td3, 1, seconds: 2);
        context.Add("processor, one learner on one core, TD3", Texts.Number(rate), "updates/s", "with a transition and an action each", key: "processor", value: rate);
    }
}
