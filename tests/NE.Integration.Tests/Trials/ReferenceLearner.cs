using System.Collections.Generic;
using System.Linq;
using NE.Reference;
using Shouldly;

namespace NE.Integration.Tests.Trials;

/// <summary>Builds a reference learner of a plan, and copies the saved state of a generated learner into it.</summary>
internal static class ReferenceLearner
{
    public static Td3 CreateTd3(TrialPlan plan, TensorDictionary tensors)
    {
        (Network actor, Network[] critics) = Networks(plan, tensors);
        return new Td3(actor, critics, new Td3Settings
        {
            ActionLimit = plan.ActionLimit,
            Kappa = plan.Kappa,
            ClipNewbornOnly = plan.ClipNewbornOnly,
            RateFactor = plan.RateFactor,
            ActorOptimiser = plan.Optimiser(plan.ActorRate),
            CriticOptimiser = plan.Optimiser(plan.CriticRate),
        });
    }

    /// <param name="plan">The trial.</param>
    /// <param name="tensors">Its saved state.</param>
    /// <param name="actions">Length of an action.</param>
    public static Sac CreateSac(TrialPlan plan, TensorDictionary tensors, int actions)
    {
        (Network actor, Network[] critics) = Networks(plan, tensors);
        var policy = new SquashedGaussian([.. Enumerable.Repeat(plan.ActionLimit, actions)], new double[actions], LeastLog: -20, MostLog: 2);
        return new Sac(actor, critics, policy, new SacSettings
        {
            TargetEntropy = -actions,
            Kappa = plan.Kappa,
            RateFactor = plan.RateFactor,
            ActorOptimiser = plan.Optimiser(plan.ActorRate),
            CriticOptimiser = plan.Optimiser(plan.CriticRate),
        });
    }

    private static (Network Actor, Network[] Critics) Networks(TrialPlan plan, TensorDictionary tensors)
    {
        IReadOnlyList<string> critics = plan.Critics == 1 ? ["Value"] : ["Value1", "Value2"];
        Network actor = Build("Policy", plan.ActorLayers, plan.Actor);
        Network[] built = [.. critics.Select(name => Build(name, plan.CriticLayers, plan.Critic))];
        Load(built.Append(actor), tensors);
        return (actor, built);

        Network Build(string network, string[] layers, ActivationKind[] activations) => new(
            network,
            [.. layers.Select((layer, l) =>
            {
                string name = $"{network}.{layer}";
                int[] shape = tensors.Shape(name + ".weight");
                bool last = l == layers.Length - 1;
                bool masked = tensors.Contains(name + ".mask");
                if (plan.Residual)
                    return ReferenceBlocks.Layer(network, layers, l, shape, activations[l], masked);
                return new Layer(name, shape[1], shape[0], activations[l], masked, last ? null : plan.NormEpsilon, centred: plan.Centred);
            })]);
    }

    public static IEnumerable<Layer> Layers(Td3 learner) => Layers(learner.Critics.Append(learner.Actor));

    public static IEnumerable<Layer> Layers(IEnumerable<Network> networks) => networks.SelectMany(network => network.Layers);

    /// <summary>Each tensor's name in a checkpoint and its values here.</summary>
    public static IEnumerable<(string Name, double[] Values)> Tensors(Layer layer)
    {
        foreach ((string name, Parameter parameter) in Named(layer))
        {
            yield return (name, parameter.Value);
            yield return (name + ".m", parameter.FirstMoment);
            yield return (name + ".v", parameter.SecondMoment);
            yield return (TargetName(name), parameter.Target);
        }
    }

    public static void Load(IEnumerable<Network> networks, TensorDictionary tensors)
    {
        foreach (Layer layer in Layers(networks))
        {
            if (layer.Mask is not null)
                tensors.Mask(layer.Name + ".mask", layer.Mask.Length).CopyTo(layer.Mask, 0);
            foreach ((string name, double[] values) in Tensors(layer))
            {
                if (tensors.Contains(name))
                    tensors.Doubles(name).CopyTo(values, 0);
                else
                    name.ShouldEndWith(".v");
            }
        }
    }

    private static IEnumerable<(string Name, Parameter Parameter)> Named(Layer layer)
    {
        yield return (layer.Name + ".weight", layer.Weight);
        yield return (layer.Name + ".bias", layer.Bias);
        if (layer.Gain is not null)
            yield return (layer.NormName + ".weight", layer.Gain);
        if (layer.Shift is not null)
            yield return (layer.NormName + ".bias", layer.Shift);
    }

    // "Value1.Hidden1.weight" has its target in "Value1.Hidden1.target.weight".
    private static string TargetName(string name)
    {
        int dot = name.LastIndexOf('.');
        return name[..dot] + ".target" + name[dot..];
    }
}
