using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Modules;

/// <summary>Normalisation over the units of a sample, with a gain for each unit.</summary>
/// <param name="Epsilon">Added before the root.</param>
/// <param name="Centred">
/// Whether the mean is subtracted and each unit has a bias, as in layer normalisation; otherwise values are divided by their root mean square.
/// </param>
internal sealed record NormModule(double Epsilon, bool Centred) : Module
{
    /// <inheritdoc/>
    public override string Suffix => "Normed";

    /// <inheritdoc/>
    public override bool CarriesUnits => true;

    /// <inheritdoc/>
    public override int Rows(IReadOnlyList<int> inputs) => inputs[0];

    /// <inheritdoc/>
    public override Slot? Slot(string layer, IReadOnlyList<int> inputs) =>
        new(layer, MemberNames.LayerField(layer) + "Norm", inputs[0], 1, new NormStorage(Centred));

    /// <inheritdoc/>
    public override IEnumerable<Operation> Forward(Site site) =>
    [
        new Normalise(
            site.Parameters!.Value, site.Inputs[0], site.Output, site.Keep("Statistics", 2),
            new Number(site.Parameters.Value.Slot.Name + "Epsilon", "float", Epsilon, Centred ? "added to the variance" : "added to the mean square"),
            Centred),
    ];
}
