using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NE.Integration.Tests.Processes;
using NE.Integration.Tests.Trials;
using NE.Runtime.Environments;
using NE.Runtime.Hosting.Evaluation;
using NE.Runtime.Training.Checkpoints;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace NE.Integration.Tests.Onnx;

/// <summary>
/// Policies as ONNX, read by a decoder of the tests' own and run by Microsoft's runtime: <c>./ne test --filter Onnx</c>.
/// </summary>
public sealed class OnnxTests(ITestOutputHelper log) : IDisposable
{
    private const int Observations = 1_000;
    private const double Tolerance = 1e-5;

    private readonly TemporaryFolder root = new();

    public static TheoryData<string> Activations =>
        ["identity", "relu", "leakyrelu", "elu", "gelu", "silu", "tanh", "sigmoid", "softplus"];

    public static TheoryData<string> Trained => ["ShortTrial", "NormTrial", "RmsTrial", "CReluTrial", "FourierTrial", "ResidualTrial", "NormalisedTrial"];

    public void Dispose() => root.Dispose();

    [Theory]
    [MemberData(nameof(Trained))]
    public void ExportedPolicy_OfATrainedRun_ActsAsTheAgent(string experiment)
    {
        (SavedPolicy policy, byte[] file) = Export(experiment);
        var model = new OnnxModel(file);

        model.OperatorSet.ShouldBe(("", 17L));
        model.FormatVersion.ShouldBe(8);
        model.Input.ShouldBe(("observation", "batch", 5));
        model.Output.ShouldBe(("action", "batch", 2));
        model.Metadata["experiment"].ShouldBe(experiment);
        float[] observations = Draw(5);
        Same(policy.Act(observations), [.. observations.Chunk(5).SelectMany(row => model.Evaluate(row))]);
    }

    [Fact]
    public void ExportedSafetensors_OfNormalisedObservations_StatesMeansScalesAndLimit()
    {
        (SavedPolicy policy, _) = Export("NormalisedTrial");
        policy.Export(root.At("policy.safetensors"), PolicyFormat.Safetensors);
        SafetensorsReader file = SafetensorsReader.ReadFile(root.At("policy.safetensors"));
        float[] scales = new float[5];
        file.Read("Observation.scale", scales);

        file.Shapes["Observation.mean"].ShouldBe([5]);
        scales.ShouldAllBe(static scale => scale > 0);
        file.Metadata["observation_limit"].ShouldBe("1.5");
    }

    [Fact]
    public void ExportedPolicy_OfMaskedLayers_HasZerosWhereConnectionsAreNotLive()
    {
        (SavedPolicy policy, byte[] file) = Export("ShortTrial");
        (long[] shape, float[] values) = new OnnxModel(file).Constants["Policy.Hidden2.weight"];
        byte[] mask = new byte[((int)(shape[0] * shape[1]) + 7) / 8];
        SafetensorsReader.ReadFile(RunFiles.Checkpoints(RunFiles.Folder(root.At("runs"), "Glider", "ShortTrial", 2))[^1])
            .Read("Policy.Hidden2.mask", mask);
        bool[] live = [.. values.Select((_, i) => ((mask[i / 8] >> (i % 8)) & 1) == 1)];

        policy.Experiment.Structure.ShouldContain($"Policy.Hidden2 = {shape[1]} -> {shape[0]}, ");
        live.ShouldContain(false);
        live.ShouldContain(true);
        values.Where((value, i) => !live[i] && value != 0).ShouldBeEmpty();
        values.Where((value, i) => live[i] && value == 0).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Graph_OfAnActivation_GivesItsFormula(string activation)
    {
        (byte[] file, float[] observations, double[] expected) = OneLayer(activation);
        var model = new OnnxModel(file);

        Same([.. observations.Chunk(3).SelectMany(row => model.Evaluate(row)).Select(value => (float)value)], expected);
    }

    [Fact]
    public void Graph_OfActionsWithBoundsOfTheirOwn_GivesTheTasksActions()
    {
        var action = new ActionSpec([-2, 0, -1, 5], [2, 1, 3, 6]);
        (byte[] file, float[] observations, double[] expected) = OneLayer("tanh", action);
        float[] mapped = new float[4];

        // The reference is the layer's value times 2.
        double[] actions = [.. expected.Chunk(4).SelectMany(row =>
        {
            action.ToTask([.. row.Select(value => (float)(value / 2))], mapped);
            return mapped.Select(value => (double)value);
        })];
        Same([.. observations.Chunk(3).SelectMany(row => new OnnxModel(file).Evaluate(row)).Select(value => (float)value)], actions);
    }

    [Theory]
    [MemberData(nameof(Trained))]
    public void ExportedPolicy_InOnnxRuntime_ActsAsTheAgent(string experiment)
    {
        (SavedPolicy policy, byte[] file) = Export(experiment);
        float[] observations = Draw(5);

        Same(policy.Act(observations), [.. OnnxRuntime.Actions(file, observations).Select(value => (double)value)]);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Graph_InOnnxRuntime_GivesTheFormulaOfItsActivation(string activation)
    {
        (byte[] file, float[] observations, double[] expected) = OneLayer(activation);

        Same(OnnxRuntime.Actions(file, observations), expected);
    }

    [Theory]
    [InlineData("policy.pt")]
    [InlineData("policy")]
    public void Export_ToAnotherFormat_IsWrongUse(string file)
    {
        (int code, string output, string errors) = TrialProcess.Run("eval", "nowhere", "--export", file);

        (code, output, errors.Trim()).ShouldBe((2, "", $"--export writes .safetensors or .onnx files, not '{file}'."));
    }

    private static float[] Draw(int features)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, Observations * features).Select(_ => (float)((4 * random.NextDouble()) - 2))];
    }

    // act(W x + b) · 2 with 3 inputs and 4 outputs, by the formulas of docs/reference/attributes.md.
    private static (byte[] File, float[] Observations, double[] Expected) OneLayer(string activation, ActionSpec? action = null)
    {
        float[] weights = [1, -0.5f, 0.25f, 2, 0, -1, 0.75f, 1.5f, -2, 0, 0, 0.5f], bias = [0.1f, -0.2f, 0, 0.3f];
        var tensors = new TensorDictionary();
        tensors.Write("P.A.weight", weights, 4, 3);
        tensors.Write("P.A.bias", bias, 4);
        byte[] file = OnnxPolicy.Of([PolicyLayer.Parse($"P.A = 3 -> 4, {activation}")], tensors, action ?? ActionSpec.Symmetric(4, 2), new Dictionary<string, string>());
        float[] observations = Draw(3);
        double[] expected = [.. observations.Chunk(3).SelectMany(x => Enumerable.Range(0, 4).Select(
            row => 2 * Formula(activation, bias[row] + Enumerable.Range(0, 3).Sum(i => (double)weights[(row * 3) + i] * x[i]))))];
        return (file, observations, expected);
    }

    private static double Formula(string activation, double z) => activation switch
    {
        "identity" => z,
        "relu" => z > 0 ? z : 0,
        "leakyrelu" => z > 0 ? z : 0.01 * z,
        "elu" => z > 0 ? z : Math.Exp(z) - 1,
        "gelu" => z * MathNet.Numerics.Distributions.Normal.CDF(0, 1, z),
        "silu" => z / (1 + Math.Exp(-z)),
        "tanh" => 1 - (2 / (Math.Exp(2 * z) + 1)),
        "sigmoid" => 1 / (1 + Math.Exp(-z)),
        "softplus" => Math.Log(1 + Math.Exp(z)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    [Fact]
    public void Export_OfAPolicyAfterAnInjection_IsRefused_AndTheRunIsEvaluated()
    {
        (int code, _, string errors) = TrialProcess.Run("run", "--experiment", "InjectedTrial", "--seed", "2", "--steps", "600", "--out", root.At("runs"), "--quiet");
        code.ShouldBe(0, errors);
        string run = RunFiles.Folder(root.At("runs"), "Glider", "InjectedTrial", 2), file = root.At("policy.onnx");
        (code, string output, errors) = TrialProcess.Run("eval", run, "--episodes", "1");
        code.ShouldBe(0, output + errors);
        (code, _, errors) = TrialProcess.Run("eval", run, "--episodes", "1", "--export", file);
        code.ShouldBe(2);
        errors.Trim().ShouldBe(
            "--export writes the policy of one network, and since an injection that of InjectedTrial is the sum of three; omit --export, or give --checkpoint a "
            + "step before the injection.");
        File.Exists(file).ShouldBeFalse();
    }

    private void Same(float[] actions, double[] expected)
    {
        actions.Length.ShouldBe(expected.Length);
        double largest = actions.Zip(expected, (action, other) => Math.Abs(action - other)).Max();
        log.WriteLine($"largest difference {largest:E1} over {Observations} observations");
        largest.ShouldBeLessThan(Tolerance);
        actions.Distinct().Count().ShouldBeGreaterThan(Observations / 10);
    }

    private (SavedPolicy Policy, byte[] File) Export(string experiment)
    {
        (int code, _, string errors) = TrialProcess.Run("run", "--experiment", experiment, "--seed", "2", "--steps", "600", "--out", root.At("runs"), "--quiet");
        code.ShouldBe(0, errors);
        string run = RunFiles.Folder(root.At("runs"), "Glider", experiment, 2), file = root.At("policy.onnx");
        (code, string output, errors) = TrialProcess.Run("eval", run, "--episodes", "1", "--export", file);
        code.ShouldBe(0, output + errors);
        return (SavedPolicy.Open(NE.Trials.AllTrials.All, run, "latest"), File.ReadAllBytes(file));
    }
}
