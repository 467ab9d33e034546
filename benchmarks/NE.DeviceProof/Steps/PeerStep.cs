using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;
using NE.DeviceProof.Rows;

namespace NE.DeviceProof.Steps;

/// <summary>Step 7: PyTorch's TD3 on the same GPU.</summary>
internal static class PeerStep
{
    private const int Step = 7;
    private const string Script = "td3_cuda.py";

    /// <summary>Aims: one learner against the fastest of PyTorch, and a study against PyTorch one run after the other.</summary>
    private const double OneLearner = 20;
    private const double WholeStudy = 100;

    private static readonly (string Mode, int Learners)[] Modes = [("eager", 1), ("graphs", 1), ("compiled", 1), ("graphs", 64)];

    /// <summary>Its items.</summary>
    public static IEnumerable<ProofItem> Items(ProofOptions options)
    {
        yield return new(Step, "PyTorch", TimeSpan.FromSeconds(90), context => Look(context, options));
        foreach ((string mode, int learners) in Modes)
        {
            // PyTorch needs a minute or two to compile.
            yield return new(Step, Name(mode, learners), TimeSpan.FromMinutes(4), context =>
            {
                if (context.Values.ContainsKey("pytorch"))
                    Measure(context, options, mode, learners);
            });
        }

        yield return new(Step, "against PyTorch", TimeSpan.FromSeconds(30), Compare);
    }

    private static string Name(string mode, int learners) => $"PyTorch TD3, {mode}, {learners} learner{(learners == 1 ? "" : "s as one")}";

    private static string Key(string mode, int learners) => string.Create(CultureInfo.InvariantCulture, $"pytorch {mode} {learners}");

    private static void Look(ProofContext context, ProofOptions options)
    {
        const string program = "import torch; print(torch.__version__, torch.version.cuda, torch.cuda.is_available() and torch.cuda.get_device_name())";
        try
        {
            (int code, string output) = Tools.Run(new ProcessStartInfo(options.Python, ["-c", program]));
            if (code != 0)
                context.Absent("PyTorch", $"{options.Python} has none: {Tools.Tail(output, 120)}");
            else if (!context.Cuda)
                context.Absent("PyTorch", $"PyTorch {output}: compared only on CUDA devices.");
            else if (output.EndsWith("False", StringComparison.Ordinal))
                context.Absent("PyTorch", $"PyTorch {output}: it sees no GPU.");
            else
                context.Add("PyTorch", "found", "", output, key: "pytorch", value: 1);
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            context.Absent("PyTorch", $"{options.Python} cannot be started ({fault.Message}); set another with --python.");
        }
    }

    private static void Measure(ProofContext context, ProofOptions options, string mode, int learners)
    {
        string name = Name(mode, learners), script = Path.Combine(Path.GetTempPath(), Script);
        using (Stream text = typeof(PeerStep).Assembly.GetManifestResourceStream(Script) ?? throw new InvalidOperationException($"{Script} is not in this program."))
        using (FileStream file = File.Create(script))
            text.CopyTo(file);

        string seconds = context.Quick ? "0.2" : "2";
        (int code, string output) = Tools.Run(
            new ProcessStartInfo(options.Python, ["-B", script, mode, learners.ToString(CultureInfo.InvariantCulture), seconds, "cuda"]));
        string last = output.Split('\n')[^1];
        foreach (string line in output.Split('\n'))
        {
            if (line.StartsWith("{\"seconds\"", StringComparison.Ordinal))
                last = line;
        }

        if (code != 0 || !last.StartsWith('{'))
        {
            context.Absent(name, $"It ended with {code}: {Tools.Tail(output)}");
            return;
        }

        using JsonDocument answer = JsonDocument.Parse(last);
        double update = answer.RootElement.GetProperty("seconds").GetDouble();
        bool finite = answer.RootElement.GetProperty("finite").GetBoolean();
        context.Add(
            name, Texts.Number(update * 1e6), "µs", $"{Texts.Count((long)(learners / update))} learner-updates/s{(finite ? "" : "; its weights are not finite")}",
            finite ? Verdict.None : Verdict.Absent, finite ? Key(mode, learners) : null, update);
    }

    private static void Compare(ProofContext context)
    {
        if (!context.Values.ContainsKey("pytorch"))
            return;

        double Peer(string mode, int learners) => context.Values.GetValueOrDefault(Key(mode, learners), double.PositiveInfinity);
        double Own(int learners) => context.Values.GetValueOrDefault(SweepStep.Key(learners), double.PositiveInfinity);
        double graphs = Math.Min(Peer("graphs", 1), Peer("compiled", 1));
        Ratio(context, "one learner's update against PyTorch eager", Peer("eager", 1) / Own(1), null);
        Ratio(context, "one learner's update against PyTorch with graphs", graphs / Own(1), OneLearner);
        foreach (int learners in (IEnumerable<int>)[64, 130])
        {
            Ratio(context, $"study of {learners} against PyTorch one run after another", graphs * learners / Own(learners), WholeStudy);
            if (learners == 64)
                Ratio(context, "study of 64 against PyTorch with 64 learners as one", Peer("graphs", 64) / Own(learners), null);
        }
    }

    private static void Ratio(ProofContext context, string what, double ratio, double? aim)
    {
        if (!double.IsFinite(ratio) || ratio == 0)
            context.Absent(what, "One of the two was not measured.");
        else
            context.Add(
                what, Texts.Number(ratio), "times", aim is { } least ? $"aim {Texts.Number(least)}" : "",
                aim is not { } wanted ? Verdict.None : ratio >= wanted ? Verdict.Reached : Verdict.Missed);
    }
}
