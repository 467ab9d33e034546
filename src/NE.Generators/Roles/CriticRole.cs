using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.Roles;

/// <summary>The action-value function, or several that learn the same values.</summary>
internal sealed record CriticRole : NetworkRole
{
    private static readonly SettingSchema Setting =
        SchemaReader.Settings(typeof(CriticAttribute)).Single(static setting => setting.Name == nameof(CriticAttribute.Twins));

    /// <inheritdoc/>
    public override string Name => SchemaReader.NameOf(typeof(CriticAttribute));

    /// <inheritdoc/>
    public override string NetworkName => "Value";

    /// <inheritdoc/>
    public override string OutputName => "Q";

    /// <inheritdoc/>
    public override string Summary => "The value of an observation and an action.";

    /// <inheritdoc/>
    public override string Example => "[linear 256, relu, linear 1]";

    /// <inheritdoc/>
    public override SettingSchema? Twins => Setting;

    /// <inheritdoc/>
    public override int Inputs(TaskDeclaration task) => task.Observations + task.Actions;

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(Declaration declaration, NetworkDeclaration network, LayerDeclaration last, bool sizesKnown)
    {
        if (last.Units > 1)
        {
            yield return Width(network, last, "a critic gives one value; write [Linear(1)]");
        }

        if (last.Activation != ActivationKind.Identity)
        {
            yield return new(
                ProblemId.CriticOutputActivation,
                $"The last layer {network.Name}.{last.Name} of a critic has [{last.Activation}], which bounds or bends values; delete it.",
                [Anchor.OfLayer(network.Name, last.Name, last.Activation.ToString())]);
        }
    }
}
