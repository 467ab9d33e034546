using System;
using System.Collections.Generic;
using System.Globalization;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;
using NE.Generators.Vocabulary;

namespace NE.Generators.Modules.Stages;

/// <summary>A residual block: x + W2 relu(W1 norm(x) + b1) + b2 (SimBa, Lee et al. 2025; docs/algorithm.md, Residual connections).</summary>
internal sealed record ResidualBlockStage : Stage
{
    private const string Expand = "Expand";
    private const string Contract = "Contract";

    /// <inheritdoc/>
    public override Type Attribute => typeof(ResidualBlockAttribute);

    /// <inheritdoc/>
    public override Type Property => typeof(ResidualBlock);

    /// <inheritdoc/>
    public override string UsualName => "Block";

    /// <inheritdoc/>
    public override string Noun => "residual block";

    /// <inheritdoc/>
    public override bool CreatesUnits => false;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Matrices => [Expand, Contract];

    /// <inheritdoc/>
    public override int Units(int written, int inputs) => inputs;

    /// <inheritdoc/>
    public override Node Add(StageSite site)
    {
        LayerDeclaration stage = site.Stage;
        Network network = site.Network;
        string name = stage.Name;
        LinearStorage Stored(string part) => (LinearStorage)site.Storage($"{name}.{part}");
        Node normed = network.Add(name, name + "Normed", new NormModule(Epsilon(stage), Centred: true), site.From);
        Node sum = network.Add(
            name, name + Expand + "Sum", new LinearModule((int)Hidden(stage), Stored(Expand)) { Part = Expand }, normed);
        Node hidden = network.Add(
            name, name + Expand, new ActivationModule(ActivationFunction.Find(nameof(ActivationKind.Relu))), sum);
        Node branch = network.Add(name, name + Contract, new LinearModule(stage.Units, Stored(Contract)) { Part = Contract }, hidden);
        return network.Add(name, name, new ResidualSumModule(), site.From, branch);
    }

    /// <inheritdoc/>
    public override string Access(LayerDeclaration stage) =>
        $"new({MemberNames.LayerField(stage.Name)}Norm, {MemberNames.LayerField(stage.Name + Expand)}, {MemberNames.LayerField(stage.Name + Contract)})";

    /// <inheritdoc/>
    public override string Structure(LayerDeclaration stage, int inputs) => string.Format(
        CultureInfo.InvariantCulture, "residual {0} -> {1} -> {2}, norm {3}, relu", inputs, Hidden(stage), stage.Units, Epsilon(stage));

    /// <inheritdoc/>
    public override string Summary(LayerDeclaration stage, IReadOnlyList<string> matrices) =>
        $"A residual block of {stage.Units} units. {Expand}: {matrices[0]} {Contract}: {matrices[1]}";

    /// <inheritdoc/>
    public override (IReadOnlyList<string> Members, IReadOnlyList<string> Values) Names(LayerDeclaration stage)
    {
        string name = stage.Name;
        return (
            [
                MemberNames.LayerField(name) + "Norm", name + "Epsilon", MemberNames.LayerField(name + Expand), name + Expand + "Shape",
                MemberNames.LayerField(name + Contract), name + Contract + "Shape",
            ],
            [name + "Normed", name + "Statistics", name + Expand, name + Expand + "Sum", name + Contract]);
    }

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(NetworkDeclaration network, LayerDeclaration stage)
    {
        if (stage.Units > 0 && !Schema.Units.Allows(Hidden(stage)))
        {
            yield return new(
                ProblemId.NetworkValueOutOfRange,
                $"The residual block {network.Name}.{stage.Name} has {MessageFormat.Count(Hidden(stage))} hidden units, {MessageFormat.Number(Expansion(stage))} "
                + $"times {MessageFormat.Count(stage.Units)}; the number must be {Schema.Units.Range}. Lower Expansion or the width before the block.",
                [
                    Anchor.OfLayer(network.Name, stage.Name, Name, nameof(ResidualBlockAttribute.Expansion)),
                    Anchor.OfLayer(network.Name, stage.Name, Name), Anchor.OfLayer(network.Name, stage.Name),
                ]);
        }
    }

    private static double Expansion(LayerDeclaration stage) => stage[nameof(ResidualBlockAttribute.Expansion)];

    private static long Hidden(LayerDeclaration stage) => (long)Expansion(stage) * stage.Units;

    private static double Epsilon(LayerDeclaration stage) => stage[nameof(ResidualBlockAttribute.Epsilon)];
}
