using System.Collections.Generic;
using NE.Generators.Algorithms;
using NE.Generators.Building;
using NE.Generators.Model;

namespace NE.Generators.Diagnostics.Rules;

/// <summary>What the last layers of actor and critic must be.</summary>
internal static class NetworkRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        PolicyHead head = AlgorithmRegistry.Of(declaration).Head;
        foreach (NetworkDeclaration network in declaration.Networks)
        {
            if (network.Layers.Count == 0)
            {
                continue;
            }

            LayerDeclaration last = network.Layers[network.Layers.Count - 1];
            bool actor = network.Role == NetworkRole.Actor;
            int wanted = actor ? head.Outputs : 1;
            if (last.Units > 0 && last.Units != wanted && (sizesKnown || !actor))
            {
                string remedy = actor
                    ? $"{declaration.Task.Name} takes {MessageFormat.Count(declaration.Task.Actions)} actions{(head.Each.Length > 0 ? ", " + head.Each : "")}; "
                        + $"write [Linear(Size.{head.Size})]"
                    : "a critic gives one value; write [Linear(1)]";
                yield return new(
                    ProblemId.OutputShape,
                    $"The last layer {network.Name}.{last.Name} has {MessageFormat.Count(last.Units)} units, but {remedy}.",
                    [Anchor.OfLayer(network.Name, last.Name, "Linear", ""), Anchor.OfNetwork(network.Name)]);
            }

            if (actor && last.Activation != head.Activation)
            {
                yield return new(
                    ProblemId.ActorOutputActivation,
                    $"The last layer {network.Name}.{last.Name} of an actor must have "
                    + $"{(head.Activation == ActivationKind.Identity ? "no activation" : $"[{head.Activation}]")}, {head.Reason}; it has "
                    + (last.Activation == ActivationKind.Identity ? "no activation." : $"[{last.Activation}]."),
                    [Anchor.OfLayer(network.Name, last.Name, last.Activation.ToString()), Anchor.OfLayer(network.Name, last.Name)]);
            }

            if (!actor && last.Activation != ActivationKind.Identity)
            {
                yield return new(
                    ProblemId.CriticOutputActivation,
                    $"The last layer {network.Name}.{last.Name} of a critic has [{last.Activation}], which bounds or bends values; "
                    + "delete it.",
                    [Anchor.OfLayer(network.Name, last.Name, last.Activation.ToString())]);
            }

            if (last.Norm)
            {
                yield return new(
                    ProblemId.OutputNorm,
                    $"The last layer {network.Name}.{last.Name} has [LayerNorm], which would fix the scale of the output; delete it.",
                    [Anchor.OfLayer(network.Name, last.Name, "LayerNorm")]);
            }
        }
    }
}
