using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Modules;

/// <summary>Layer normalisation with a gain and a bias for each unit.</summary>
/// <param name="Epsilon">Added to the variance.</param>
internal sealed record LayerNormModule(double Epsilon) : Module
{
    /// <inheritdoc/>
    public override string Suffix => "Normed";

    /// <inheritdoc/>
    public override bool CarriesUnits => true;

    /// <inheritdoc/>
    public override int Rows(IReadOnlyList<int> inputs) => inputs[0];

    /// <inheritdoc/>
    public override Slot? Slot(string layer, IReadOnlyList<int> inputs) =>
        new(layer, MemberNames.LayerField(layer) + "Norm", inputs[0], 1, new NormStorage());

    /// <inheritdoc/>
    public override IEnumerable<Operation> Forward(Site site) =>
    [
        new Normalise(
            site.Parameters!.Value, site.Inputs[0], site.Output, site.Keep("Statistics", 2),
            new Number(site.Parameters.Value.Slot.Name + "Epsilon", "float", Epsilon, "added to the variance")),
    ];
}
