using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Runtime.Networks;
using NE.Runtime.Training.Checkpoints;
using Shouldly;
using TorchSharp.PyBridge;
using Xunit;
using static TorchSharp.torch;

namespace NE.TorchSharp.Checks;

/// <summary>Networks of generated learners as modules of TorchSharp, and back.</summary>
public class TorchNetworkTests
{
    private const int States = 50;
    private const double Tolerance = 1e-5;

    [TorchTheory]
    [InlineData("PlainTrial")]
    [InlineData("RecommendedTrial")]
    [InlineData("NormTrial")]
    [InlineData("ResidualTrial")]
    [InlineData("NormalisedTrial")]
    public void PolicyAndCritic_OfALearner_ComputeWhatItComputes(string experiment)
    {
        using Trial trial = Trained(experiment);
        using TorchNetwork policy = TorchNetwork.Of(trial.Definition, trial.Group, "Policy");
        using TorchNetwork critic = TorchNetwork.Of(trial.Definition, trial.Group, "Value1");

        Deviation(Actions(trial), trial.Definition.Task.ActionLimit * policy.call(Of(trial, static row => row.State))).ShouldBeLessThan(Tolerance);

        float[] values = new float[States];
        trial.Group.EvaluateQ(0, Flat(trial, static row => row.State), Flat(trial, static row => row.Action), values);
        Tensor input = cat([Of(trial, static row => row.State), Of(trial, static row => row.Action)], 1);
        Deviation(values, critic.call(input)).ShouldBeLessThan(Tolerance);
    }

    [TorchFact]
    public void Masks_AreBuffers_AndHoldAfterAForeignStep()
    {
        using Trial trial = Trained("RecommendedTrial");
        using TorchNetwork policy = TorchNetwork.Of(trial.Definition, trial.Group, "Policy");
        policy.named_buffers().Select(static each => each.name).ShouldBe(["Hidden2.mask"]);
        Tensor dead = policy.get_buffer("Hidden2.mask")!.logical_not();
        dead.sum().item<long>().ShouldBeGreaterThan(0);

        Step(policy, trial);
        policy.get_parameter("Hidden2.weight")![dead].abs().max().item<float>().ShouldBeGreaterThan(0);
        policy.ApplyMasks();

        policy.get_parameter("Hidden2.weight")![dead].abs().max().item<float>().ShouldBe(0);
    }

    [TorchFact]
    public void Weights_CopiedBack_ActInTheLearnerAndChangeNothingElse()
    {
        using Trial trial = Trained("RecommendedTrial");
        using TorchNetwork policy = TorchNetwork.Of(trial.Definition, trial.Group, "Policy");
        TensorDictionary before = trial.Save();

        // Without re-masking: the learner keeps its own masks.
        Step(policy, trial);
        policy.CopyTo(trial.Group);
        policy.CopyFrom(trial.Group);

        TensorDictionary after = trial.Save();
        before.Differences(after).Order(StringComparer.Ordinal).ShouldBe(
        [
            "Policy.Action.bias", "Policy.Action.weight", "Policy.Hidden1.bias", "Policy.Hidden1.weight", "Policy.Hidden2.bias", "Policy.Hidden2.weight",
        ]);
        float[] weights = after.Floats("Policy.Hidden2.weight");
        bool[] live = after.Mask("Policy.Hidden2.mask", weights.Length);
        weights.Where((_, i) => !live[i]).ShouldAllBe(static weight => weight == 0);
        Deviation(Actions(trial), trial.Definition.Task.ActionLimit * policy.call(Of(trial, static row => row.State))).ShouldBeLessThan(Tolerance);
    }

    [TorchFact]
    public void TargetNetwork_IsReadFromTheTargets()
    {
        using Trial trial = Trained("RecommendedTrial");
        using TorchNetwork target = TorchNetwork.Of(trial.Definition, trial.Group, "Value2", Side.Target);

        target.get_parameter("Hidden1.weight")!.detach().data<float>().ToArray().ShouldBe(trial.Save().Floats("Value2.Hidden1.target.weight"));
    }

    [TorchTheory]
    [InlineData("policy.pth")]
    [InlineData("policy.safetensors")]
    public void File_OfPyBridge_HoldsWeightsAndMasks(string name)
    {
        using Trial trial = Trained("RecommendedTrial"), untrained = new("RecommendedTrial", seed: 6);
        using TorchNetwork policy = TorchNetwork.Of(trial.Definition, trial.Group, "Policy");
        using TorchNetwork other = TorchNetwork.Of(untrained.Definition, untrained.Group, "Policy");
        string file = Path.Combine(Directory.CreateTempSubdirectory("ne-torch-").FullName, name);

        if (name.EndsWith("pth", StringComparison.Ordinal))
        {
            policy.save_py(file);
            other.load_py(file);
        }
        else
        {
            policy.save_safetensors(file);
            other.load_safetensors(file);
        }

        foreach ((string key, Tensor value) in policy.state_dict())
            other.state_dict()[key].Equals(value).ShouldBeTrue(key);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [TorchFact]
    public void Checkpoint_GivesTheNetworksOfItsLearner_AndIsRefusedByAnotherProgram()
    {
        using Trial trial = Trained("RecommendedTrial");
        string file = Path.Combine(Directory.CreateTempSubdirectory("ne-torch-").FullName, "step-10.safetensors");
        SafetensorsWriter writer = new();
        trial.Group.Save(0, writer);
        CheckpointHeader header = new(
            trial.Definition.Name, trial.Definition.Task.Name, 5, 10, trial.Definition.ProgramHash, trial.Definition.Structure, "");
        writer.WriteFile(file, new Dictionary<string, string>(header.ToMetadata()));

        using TorchNetwork policy = TorchNetwork.OfCheckpoint(trial.Definition, file, "Policy");

        Deviation(Actions(trial), trial.Definition.Task.ActionLimit * policy.call(Of(trial, static row => row.State))).ShouldBeLessThan(Tolerance);
        Should.Throw<CheckpointException>(() => TorchNetwork.OfCheckpoint(Trial.Find("PlainTrial"), file, "Policy"))
            .Message.ShouldEndWith("was written by another program than PlainTrial is now; give the declaration it was trained with.");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [TorchFact]
    public void UnknownNetwork_IsRefusedWithTheNamesThereAre()
    {
        using Trial trial = new("RecommendedTrial", seed: 5);

        Should.Throw<ArgumentException>(() => TorchNetwork.Of(trial.Definition, trial.Group, "Value"))
            .Message.ShouldStartWith("RecommendedTrial has no network 'Value'; it has Policy, Value1, Value2.");
    }

    private static Trial Trained(string experiment)
    {
        var trial = new Trial(experiment, seed: 5);
        for (int update = 0; update < 10; update++)
            trial.Group.Update();

        return trial;
    }

    // A step of an optimiser that knows no masks.
    private static void Step(TorchNetwork policy, Trial trial)
    {
        using optim.Optimizer adam = optim.Adam(policy.parameters(), 1e-2);
        policy.call(Of(trial, static row => row.State)).square().mean().backward();
        adam.step();
    }

    private static float[] Actions(Trial trial)
    {
        int length = trial.Definition.Task.Actions;
        float[] actions = new float[States * length];
        for (int i = 0; i < States; i++)
            trial.Group.Act(trial.Transitions[i].State, actions.AsSpan(i * length, length));

        return actions;
    }

    private static float[] Flat(Trial trial, Func<Transition, float[]> part) => [.. trial.Transitions.Take(States).SelectMany(part)];

    private static Tensor Of(Trial trial, Func<Transition, float[]> part) => tensor(Flat(trial, part), [States, part(trial.Transitions[0]).Length]);

    private static double Deviation(float[] expected, Tensor actual) =>
        expected.Zip(actual.detach().data<float>().ToArray()).Max(static pair => Math.Abs(pair.First - pair.Second) / (1 + Math.Abs(pair.First)));
}
