using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Modules.Norms;
using NE.Generators.Modules.Stages;
using NE.Generators.Roles;
using NE.Generators.Tests.Printing;
using NE.Runtime.Memory;
using NE.Runtime.Random;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>
/// One update of a declaration by the float64 reference, which is written from docs/algorithm.md and owes nothing to the compiler: gradients of
/// critics and policy, and the step that follows from them.
/// </summary>
internal sealed class SpecifiedUpdate
{
    private readonly Declaration declaration;
    private readonly Reference.Network actor;
    private readonly IReadOnlyList<Reference.Network> critics;
    private readonly SpecifiedStep step;

    /// <summary>Builds the networks of a declaration.</summary>
    public SpecifiedUpdate(Subject subject, SpecifiedStep step, Tensors tensors)
    {
        declaration = subject.Declaration;
        this.step = step;
        actor = Build(declaration.Networks.Single(static network => network.Role is ActorRole), "");
        NetworkDeclaration critic = declaration.Networks.Single(static network => network.Role is CriticRole);
        critics = [.. Enumerable.Range(1, critic.Twins).Select(copy => Build(critic, critic.Twins == 1 ? "" : $"{copy}"))];

        Reference.Network Build(NetworkDeclaration network, string copy)
        {
            List<Reference.Layer> layers = [];
            int width = network.Role.Inputs(declaration.Task);
            (string Name, double Epsilon)? normBefore = null;
            Reference.Layer Layer(string layer, int inputs, int outputs, ActivationKind activation, (string Name, double Epsilon)? before, NormKind? norm, double? epsilon, int adds) =>
                new(
                    $"{network.Name}{copy}.{layer}", inputs, outputs, Enum.Parse<Reference.ActivationKind>(activation.ToString()),
                    tensors.Names.Contains($"{network.Name}{copy}.{layer}.mask"), before?.Epsilon ?? epsilon, before is not null,
                    centred: norm is not RmsNormKind)
                {
                    NormName = $"{network.Name}{copy}.{before?.Name ?? layer}.Norm",
                    Adds = adds,
                };
            foreach (LayerDeclaration stage in network.Layers)
            {
                string name = stage.Name;
                if (stage.Stage is ResidualBlockStage)
                {
                    int hidden = (int)stage["Expansion"] * width;
                    layers.Add(Layer(name + ".Expand", width, hidden, ActivationKind.Relu, (name, stage["Epsilon"]), null, null, 0));
                    layers.Add(Layer(name + ".Contract", hidden, width, ActivationKind.Identity, null, null, null, 1));
                }
                else if (stage.Stage is LayerNormStage)
                {
                    normBefore = (name, stage["Epsilon"]);
                }
                else
                {
                    layers.Add(Layer(name, width, stage.Units, stage.Activation, normBefore, stage.Norm, stage.Norm is null ? null : stage.NormEpsilon, 0));
                    normBefore = null;
                }

                width = stage.Width;
            }

            return new Reference.Network(network.Name + copy, layers);
        }
    }

    /// <summary>Compares an update of a learner.</summary>
    /// <param name="before">Its state before.</param>
    /// <param name="after">Its state after.</param>
    /// <param name="batch">What it drew.</param>
    /// <param name="normals">Standard normal numbers of a stream: sample, component.</param>
    /// <param name="update">Number of the update.</param>
    /// <param name="where">For the message.</param>
    public void Compare(
        Tensors before, Tensors after, NE.Runtime.Replay.Batch batch, Func<RandomStreamId, int, int, double> normals, long update, string where)
    {
        foreach (Reference.Network network in critics.Append(actor))
        {
            Load(network, before);
        }

        Reference.Matrix Normals(RandomStreamId stream) => Filled(batch.Size, batch.Action.Features, (sample, row) => normals(stream, sample, row));
        var transitions = new Reference.Transitions(
            Rows(batch.State), Rows(batch.Action), Rows(batch.Reward).Values, Rows(batch.NextState), Rows(batch.NotDone).Values);
        if (declaration.Algorithm is SacAttribute soft)
        {
            int actions = batch.Action.Features;
            var policy = new Reference.SquashedGaussian(
                [.. Enumerable.Repeat((double)(float)declaration.Task.ActionLimit, actions)], new double[actions], soft.LogStdMin, soft.LogStdMax);
            var sac = new Reference.Sac(actor, critics, policy, new Reference.SacSettings { Discount = soft.Discount });
            sac.LogTemperature.Value[0] = before.Values("Temperature.Log")[0];
            Critics(transitions, sac.Targets(transitions, Normals(RandomStreamId.NextAction)), before, after, update, where);
            sac.PolicyGradient(transitions.State, Normals(RandomStreamId.PolicyAction));
            Check(actor, before, after, soft.ActorLearningRate, update, where);
        }
        else if (declaration.Algorithm is Td3Attribute delayed)
        {
            var td3 = new Reference.Td3(actor, critics, new Reference.Td3Settings
            {
                ActionLimit = declaration.Task.ActionLimit,
                Discount = delayed.Discount,
                TargetNoise = delayed.TargetNoise,
                TargetNoiseClip = delayed.TargetNoiseClip,
            });
            Critics(transitions, td3.Targets(transitions, Normals(RandomStreamId.TargetSmoothing)), before, after, update, where);
            if (update % delayed.PolicyDelay == 0)
            {
                td3.PolicyGradient(transitions.State);
                Check(actor, before, after, delayed.ActorLearningRate, update / delayed.PolicyDelay, where);
            }
        }
        else
        {
            throw new NotSupportedException($"tests/Reference has no {declaration.AlgorithmName}.");
        }
    }

    private void Critics(Reference.Transitions transitions, double[] targets, Tensors before, Tensors after, long update, string where)
    {
        foreach (Reference.Network critic in critics)
        {
            Reference.Td3.CriticGradient(critic, transitions, targets);
            Check(critic, before, after, declaration.Algorithm.CriticLearningRate, update, where);
        }

        // The policy's loss sees the critics behind their step.
        foreach (Reference.Network critic in critics)
        {
            Load(critic, after);
        }
    }

    private void Check(Reference.Network network, Tensors before, Tensors after, double rate, long steps, string where)
    {
        foreach (Reference.Layer layer in network.Layers)
        {
            var names = new StateNames(layer.Name);
            double[] gradient = [.. layer.Weight.Gradient, .. layer.Bias.Gradient];
            Pull(gradient, layer.Weight.Value.Length, names, before);
            Agreement.OfGradient(gradient, names, before, after, step, "specified " + where);
            step.Check(names, before, after, rate, steps, layer.Weight.Value.Length, layer.Bound, "specified " + where);
            if (layer.Gain is { } gain)
            {
                var norm = new StateNames(layer.NormName);
                Agreement.OfGradient([.. gain.Gradient, .. layer.Shift?.Gradient ?? new double[gain.Value.Length]], norm, before, after, step, "specified " + where);
                step.Check(norm, before, after, rate, steps, gain.Value.Length, null, "specified " + where);
            }
        }
    }

    // λ (θ − a) of L2 and of the pull to the initial values.
    private void Pull(double[] gradient, int weights, StateNames layer, Tensors before)
    {
        double[] online = layer.Online(before);
        void Add(double strength, bool biases, double[]? anchor)
        {
            for (int i = 0; i < (biases ? gradient.Length : weights); i++)
            {
                gradient[i] += strength * (online[i] - (anchor?[i] ?? 0));
            }
        }

        if (declaration.Part<L2Attribute>() is { } l2)
        {
            Add(l2.Weight, l2.Biases, null);
        }

        if (declaration.Part<RegenerativeL2Attribute>() is { } pull)
        {
            Add(pull.Weight, pull.Biases, layer.Initial(before)!);
        }
    }

    private static void Load(Reference.Network network, Tensors tensors)
    {
        foreach (Reference.Layer layer in network.Layers)
        {
            var names = new StateNames(layer.Name);
            names.Mask(tensors, layer.Weight.Value.Length)?.CopyTo(layer.Mask!, 0);
            Split(names.Online(tensors), layer.Weight.Value, layer.Bias.Value);
            Split(names.Target(tensors), layer.Weight.Target, layer.Bias.Target);
            if (layer.Gain is { } gain)
            {
                var norm = new StateNames(layer.NormName);
                Split(norm.Online(tensors), gain.Value, layer.Shift?.Value ?? new double[gain.Value.Length]);
                Split(norm.Target(tensors), gain.Target, layer.Shift?.Target ?? new double[gain.Value.Length]);
            }
        }
    }

    private static void Split(double[] joined, double[] first, double[] second)
    {
        joined[..first.Length].CopyTo(first, 0);
        joined[first.Length..].CopyTo(second, 0);
    }

    private static Reference.Matrix Rows(Activations values) => Filled(values.Batch, values.Features, (sample, row) => values[row, sample]);

    private static Reference.Matrix Filled(int rows, int columns, Func<int, int, double> number)
    {
        var matrix = new Reference.Matrix(rows, columns);
        for (int i = 0; i < matrix.Values.Length; i++)
        {
            matrix.Values[i] = number(i / columns, i % columns);
        }

        return matrix;
    }
}
