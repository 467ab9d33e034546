using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using NE.Integration.Tests.Processes;
using NE.Runtime.Hosting.Evaluation;
using Shouldly;

namespace NE.Integration.Tests.Torch;

/// <summary>The lines of docs/extend.md that load a policy into PyTorch: <c>./ne test --filter Torch</c>.</summary>
public sealed partial class TorchPolicyTests : IDisposable
{
    private const int Observations = 5, Actions = 2, Samples = 200;
    private const double Tolerance = 1e-5;

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [TorchFact]
    public void Policy_LoadedByTheSnippet_ActsAsTheAgent()
    {
        (int code, _, string errors) = TrialProcess.Run(
            "run", "--experiment", "ShortTrial", "--seed", "2", "--steps", "600", "--out", root.At("runs"), "--quiet");
        code.ShouldBe(0, errors);
        var policy = SavedPolicy.Open(NE.Trials.AllTrials.All, RunFiles.Folder(root.At("runs"), "Glider", "ShortTrial", 2), "latest");
        policy.Export(root.At("policy.safetensors"), PolicyFormat.Safetensors);
        var random = new Random(3);
        float[] observations = [.. Enumerable.Range(0, Samples * Observations).Select(_ => (float)((4 * random.NextDouble()) - 2))];
        File.WriteAllBytes(root.At("observations"), MemoryMarshal.AsBytes<float>(observations));

        (code, _, errors) = Python.Run(
            Snippet() + $"""
            values = torch.frombuffer(bytearray(open("observations", "rb").read()), dtype=torch.float32).reshape(-1, {Observations})
            open("actions", "wb").write(bytes((limit * policy(values)).detach().contiguous().view(-1).numpy().tobytes()))
            """,
            root.At("."));

        code.ShouldBe(0, errors);
        float[] actions = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(root.At("actions"))).ToArray();
        float[] expected = policy.Act(observations);
        actions.Length.ShouldBe(Samples * Actions);
        actions.Zip(expected, static (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThan((float)Tolerance);
        actions.Distinct().Count().ShouldBeGreaterThan(Samples);
    }

    private static string Snippet()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NE.Dsl.sln")))
            folder = Path.GetDirectoryName(folder);

        return Block().Match(File.ReadAllText(Path.Combine(folder!, "docs", "extend.md"))).Groups[1].Value;
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
