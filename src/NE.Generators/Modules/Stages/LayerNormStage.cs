using System;
using System.Collections.Generic;
using System.Globalization;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Modules.Stages;

/// <summary>A layer normalisation that is a stage of its own.</summary>
internal sealed record LayerNormStage : Stage
{
    /// <inheritdoc/>
    public override Type Attribute => typeof(LayerNormAttribute);

    /// <inheritdoc/>
    public override Type Property => typeof(LayerNorm);

    /// <inheritdoc/>
    public override string UsualName => "Norm";

    /// <inheritdoc/>
    public override string Noun => "layer normalisation";

    /// <inheritdoc/>
    public override bool CreatesUnits => false;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Matrices => [];

    /// <inheritdoc/>
    public override int Units(int written, int inputs) => inputs;

    /// <inheritdoc/>
    public override Node Add(StageSite site) => site.Network.Add(site.Stage.Name, site.From, [new NormModule(Epsilon(site.Stage), Centred: true)]);

    /// <inheritdoc/>
    public override string Access(LayerDeclaration stage) => MemberNames.LayerField(stage.Name) + "Norm";

    /// <inheritdoc/>
    public override string Structure(LayerDeclaration stage, int inputs) =>
        string.Format(CultureInfo.InvariantCulture, "norm {0} of {1}", Epsilon(stage), inputs);

    /// <inheritdoc/>
    public override string Summary(LayerDeclaration stage, IReadOnlyList<string> matrices) => $"Layer normalisation of {stage.Units} units.";

    /// <inheritdoc/>
    public override (IReadOnlyList<string> Members, IReadOnlyList<string> Values) Names(LayerDeclaration stage) => (
        [MemberNames.LayerField(stage.Name) + "Norm", stage.Name + "Epsilon"],
        [stage.Name + "Statistics"]);

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(NetworkDeclaration network, LayerDeclaration stage) => [];

    private static double Epsilon(LayerDeclaration stage) => stage[nameof(LayerNormAttribute.Epsilon)];
}
