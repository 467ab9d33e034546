using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Modules;

/// <summary>W x + b: new units.</summary>
/// <param name="Units">Outputs.</param>
/// <param name="Storage">How its parameters are stored.</param>
internal sealed record LinearModule(int Units, LinearStorage Storage) : Module
{
    /// <summary>Its name within a layer with several matrices; empty if it is the only one.</summary>
    public string Part { get; init; } = "";

    /// <inheritdoc/>
    public override string Suffix => "Sum";

    /// <inheritdoc/>
    public override bool CarriesUnits => false;

    /// <inheritdoc/>
    public override int Rows(IReadOnlyList<int> inputs) => Units;

    /// <inheritdoc/>
    public override Slot? Slot(string layer, IReadOnlyList<int> inputs) =>
        new(layer + Part, MemberNames.LayerField(layer + Part), Units, inputs[0], Storage)
        {
            Path = Part.Length == 0 ? layer : $"{layer}.{Part}",
        };

    /// <inheritdoc/>
    public override IEnumerable<Operation> Forward(Site site) =>
        [new LinearForward(site.Parameters!.Value, site.Inputs[0], site.Output, ActivationFunction.Identity)];
}
