using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Algorithms;
using NE.Generators.Building;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.Roles;

/// <summary>The policy. The algorithm determines its last layer.</summary>
internal sealed record ActorRole : NetworkRole
{
    /// <inheritdoc/>
    public override string Name => SchemaReader.NameOf(typeof(ActorAttribute));

    /// <inheritdoc/>
    public override string NetworkName => "Policy";

    /// <inheritdoc/>
    public override string OutputName => "Action";

    /// <inheritdoc/>
    public override string Summary => "The policy: observation to action.";

    /// <inheritdoc/>
    public override string Example => "[linear 256, relu, linear action, tanh]";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Fields => ["Acting", "ValueCache"];

    /// <inheritdoc/>
    public override int Inputs(TaskDeclaration task) => task.Observations;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(Declaration declaration, NetworkDeclaration network, LayerDeclaration last, bool sizesKnown)
    {
        PolicyHead head = AlgorithmRegistry.Of(declaration).Head;
        if (sizesKnown && last.Units > 0 && last.Units != head.Outputs)
        {
            yield return Width(
                network, last,
                $"{declaration.Task.Name} takes {MessageFormat.Count(declaration.Task.Actions)} actions"
                + $"{(head.Each.Length > 0 ? ", " + head.Each : "")}; write [Linear(Size.{head.Size})]");
        }

        if (last.Activation != head.Activation)
        {
            yield return new(
                ProblemId.ActorOutputActivation,
                $"The last layer {network.Name}.{last.Name} of an actor must have {Words(head.Activation)}, {head.Reason}; it has "
                + $"{Words(last.Activation)}.",
                [Anchor.OfLayer(network.Name, last.Name, last.Activation.ToString()), Anchor.OfLayer(network.Name, last.Name)]);
        }
    }

    private static string Words(ActivationKind activation) => activation == ActivationKind.Identity ? "no activation" : $"[{activation}]";
}
