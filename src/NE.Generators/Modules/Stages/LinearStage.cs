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

/// <summary>A layer: a linear map, a norm if declared, an activation if declared.</summary>
internal sealed record LinearStage : Stage
{
    /// <inheritdoc/>
    public override Type Attribute => typeof(LinearAttribute);

    /// <inheritdoc/>
    public override Type Property => typeof(Layer);

    /// <inheritdoc/>
    public override string UsualName => "Hidden";

    /// <inheritdoc/>
    public override string Noun => "layer";

    /// <inheritdoc/>
    public override bool CreatesUnits => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Matrices => [""];

    /// <inheritdoc/>
    public override int Units(int written, int inputs) => written;

    /// <inheritdoc/>
    public override Node Add(StageSite site)
    {
        LayerDeclaration stage = site.Stage;
        List<Module> modules = [new LinearModule(stage.Units, (LinearStorage)site.Storage(stage.Name))];
        if (stage.Norm is { } norm)
        {
            modules.Add(norm.Module(stage.NormEpsilon));
        }

        modules.AddRange(site.BeforeActivation);
        if (PairFunction.Find(stage.Activation.ToString()) is { } pair)
        {
            modules.Add(new PairModule(pair));
        }
        else if (stage.Activation != ActivationKind.Identity)
        {
            modules.Add(new ActivationModule(ActivationFunction.Find(stage.Activation.ToString())));
        }

        return site.Network.Add(stage.Name, site.From, modules);
    }

    /// <inheritdoc/>
    public override string Access(LayerDeclaration stage) => MemberNames.LayerField(stage.Name);

    /// <inheritdoc/>
    public override string Structure(LayerDeclaration stage, int inputs)
    {
        string norm = stage.Norm is { } kind ? string.Format(CultureInfo.InvariantCulture, ", {0} {1}", kind.StructureWord, stage.NormEpsilon) : "";
        return $"{inputs} -> {stage.Units}{norm}, {stage.Activation.ToString().ToLowerInvariant()}";
    }

    /// <inheritdoc/>
    public override string Summary(LayerDeclaration stage, IReadOnlyList<string> matrices) => matrices[0];

    /// <inheritdoc/>
    public override (IReadOnlyList<string> Members, IReadOnlyList<string> Values) Names(LayerDeclaration stage)
    {
        string field = MemberNames.LayerField(stage.Name);
        bool kept = stage.Norm is not null || stage.Width > stage.Units || !ActivationFunction.Find(stage.Activation.ToString()).FromOutput;
        return (
            [field.TrimStart('@'), stage.Name + "Shape", .. stage.Norm is not null ? [field + "Norm", stage.Name + "Epsilon"] : (string[])[]],
            kept ? [stage.Name + "Sum", stage.Name + "Statistics", stage.Name + "Normed"] : []);
    }

    /// <inheritdoc/>
    public override IEnumerable<Problem> Check(NetworkDeclaration network, LayerDeclaration stage)
    {
        if (stage.Width > stage.Units && Schema.Units.Allows(stage.Units) && !Schema.Units.Allows(stage.Width))
        {
            string activation = stage.Activation.ToString();
            yield return new(
                ProblemId.NetworkValueOutOfRange,
                $"The layer {network.Name}.{stage.Name} has {MessageFormat.Count(stage.Width)} outputs, two for each unit with [{activation}]; the number must "
                + $"be {Schema.Units.Range}. Halve the units.",
                [Anchor.OfLayer(network.Name, stage.Name, activation), Anchor.OfLayer(network.Name, stage.Name)]);
        }
    }
}
