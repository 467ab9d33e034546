using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Hosting.Evaluation;
using NE.Runtime.Networks;
using NE.Runtime.Training;
using NE.Runtime.Training.Checkpoints;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NE.TorchSharp;

/// <summary>
/// One network of an experiment as a module of TorchSharp. Parameters and masks have the names of checkpoints without the network's:
/// <c>Hidden1.weight</c> [out][in], <c>Hidden1.bias</c>, <c>Hidden1.mask</c>.
/// </summary>
/// <remarks>
/// Its weights are copies, because a learner stores only live weights wherever that is faster. Input [batch, inputs] of a policy: observations
/// as the task gives them; of a critic: observations beside actions. Output [batch, outputs] of the last layer; a policy of TD3 is within ±1,
/// which times the task's action limit is the action.
/// </remarks>
public sealed class TorchNetwork : nn.Module<Tensor, Tensor>
{
    private readonly string network;
    private readonly Side side;
    private readonly List<nn.Module<Tensor, Tensor>> stages = [];

    private TorchNetwork(ExperimentDefinition experiment, string network, Side side, ITensorReader state, Func<string, bool> contains)
        : base(network)
    {
        this.network = network;
        this.side = side;
        if (PolicyObservation.Of(experiment) is { } observation)
        {
            Add(new ObservationStage(observation));
        }

        foreach (PolicyStage stage in StructureOf(experiment, network))
        {
            string name = stage.Name[(stage.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];
            Add(Stages.Of(stage, name, IsMasked), name);
            bool IsMasked(string layer) => contains($"{network}.{layer}.mask");
        }

        Read(state);
    }

    /// <summary>Creates a copy of a learner's network.</summary>
    /// <param name="experiment">The experiment of the learner.</param>
    /// <param name="learners">The group of the learner.</param>
    /// <param name="network">The name of the network as in checkpoints: <c>Policy</c>, <c>Value1</c>.</param>
    /// <param name="side">The online or the target network.</param>
    /// <param name="learner">Index of the learner in its group.</param>
    /// <exception cref="ArgumentException">The experiment has no such network.</exception>
    public static TorchNetwork Of(
        ExperimentDefinition experiment, ILearnerGroup learners, string network, Side side = Side.Online, int learner = 0)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(learners);
        TensorCopy state = LearnerState.Of(learners, learner);
        return new(experiment, network, side, state, state.Tensors.ContainsKey);
    }

    /// <summary>Creates a copy of a network in a checkpoint.</summary>
    /// <param name="experiment">The experiment that was trained.</param>
    /// <param name="checkpoint">A file <c>checkpoints/*.safetensors</c> of its run folder.</param>
    /// <param name="network">The name of the network as in checkpoints: <c>Policy</c>, <c>Value1</c>.</param>
    /// <param name="side">The online or the target network.</param>
    /// <exception cref="ArgumentException">The experiment has no such network.</exception>
    /// <exception cref="CheckpointException">The file cannot be read, or is of another program.</exception>
    public static TorchNetwork OfCheckpoint(ExperimentDefinition experiment, string checkpoint, string network, Side side = Side.Online)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        SafetensorsReader file = SafetensorsReader.ReadFile(checkpoint);
        string program = CheckpointHeader.FromMetadata(file.Metadata, checkpoint).Program;
        return program == experiment.ProgramHash
            ? new(experiment, network, side, file, file.Shapes.ContainsKey)
            : throw new CheckpointException($"{checkpoint} was written by another program than {experiment.Name} is now; give the declaration it was trained with.");
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor current = input;
        foreach (nn.Module<Tensor, Tensor> stage in stages)
        {
            current = stage.call(current);
        }

        return current.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Sets weights that are not live to 0, which every step of an optimiser of TorchSharp requires after it: their gradients are not 0, so that
    /// criteria of growth can read them.
    /// </summary>
    public void ApplyMasks()
    {
        foreach (MaskedLinear linear in modules().OfType<MaskedLinear>())
        {
            linear.ApplyMask();
        }
    }

    /// <summary>Takes weights, biases and masks from a learner of the same experiment.</summary>
    /// <param name="learners">The group of the learner.</param>
    /// <param name="learner">Index of the learner in its group.</param>
    /// <exception cref="CheckpointException">The learner is of another experiment.</exception>
    public void CopyFrom(ILearnerGroup learners, int learner = 0)
    {
        ArgumentNullException.ThrowIfNull(learners);
        Read(LearnerState.Of(learners, learner));
    }

    /// <summary>Gives weights and biases to a learner of the same experiment; its masks, moments and other networks stay as they are.</summary>
    /// <remarks>A weight that is not live in the learner stays 0 there, whatever its value here.</remarks>
    /// <param name="learners">The group of the learner.</param>
    /// <param name="learner">Index of the learner in its group.</param>
    /// <exception cref="CheckpointException">The learner is of another experiment.</exception>
    public void CopyTo(ILearnerGroup learners, int learner = 0)
    {
        ArgumentNullException.ThrowIfNull(learners);
        TensorCopy state = LearnerState.Of(learners, learner);
        foreach ((string name, Parameter parameter) in named_parameters())
        {
            using Tensor values = parameter.detach().to(ScalarType.Float32).cpu().contiguous();
            string layer = name[..name.LastIndexOf('.')];
            float[] numbers = values.data<float>().ToArray();
            string mask = $"{network}.{layer}.mask";
            if (name == layer + ".weight" && state.Tensors.ContainsKey(mask))
            {
                LiveWeights.Keep(numbers, LiveWeights.Read(state, mask, numbers.Length));
            }

            state.Replace(Saved(name), numbers);
        }

        learners.Load(learner, state);
    }

    private static IEnumerable<PolicyStage> StructureOf(ExperimentDefinition experiment, string network)
    {
        string[] lines = [.. experiment.Structure.Split('\n').Select(static line => line.Trim())];
        string[] twins = [.. lines.Where(static line => line.Contains(".twins = ", StringComparison.Ordinal))];
        (string Declared, string Instance)[] instances =
        [
            .. twins.Select(static line => (Name: line[..line.IndexOf('.', StringComparison.Ordinal)], Count: line[^1] - '0'))
                .SelectMany(static each => Enumerable.Range(1, each.Count).Select(i => (each.Name, each.Count == 1 ? each.Name : $"{each.Name}{i}"))),
        ];
        string declared = instances.FirstOrDefault(each => each.Instance == network).Declared ?? throw new ArgumentException(
            $"{experiment.Name} has no network '{network}'; it has {string.Join(", ", instances.Select(static each => each.Instance))}.", nameof(network));
        return lines.Where(line => line.StartsWith(declared + ".", StringComparison.Ordinal) && !twins.Contains(line)).Select(PolicyStage.Parse);
    }

    private void Add(nn.Module<Tensor, Tensor> stage, string? name = null)
    {
        register_module(name ?? stage.GetName(), stage);
        stages.Add(stage);
    }

    private void Read(ITensorReader state)
    {
        using IDisposable still = no_grad();
        foreach ((string name, Parameter parameter) in named_parameters())
        {
            float[] values = new float[parameter.numel()];
            state.Read(Saved(name), values.AsSpan());
            using Tensor read = tensor(values, parameter.shape);
            parameter.copy_(read);
        }

        foreach ((string name, nn.Module module) in named_modules())
        {
            if (module is MaskedLinear { HasMask: true } linear)
            {
                linear.SetMask(LiveWeights.Read(state, $"{network}.{name}.mask", linear.Weights));
            }
        }

        foreach (ObservationStage observation in stages.OfType<ObservationStage>())
        {
            observation.Read(state);
        }
    }

    // "Hidden1.weight" of the target network is "Value1.Hidden1.target.weight".
    private string Saved(string name)
    {
        int dot = name.LastIndexOf('.');
        return $"{network}.{(side == Side.Target ? name[..dot] + ".target" + name[dot..] : name)}";
    }
}
