using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Modules;

/// <summary>An activation with two features per unit: those of unit i are rows i and n + i.</summary>
internal sealed record PairModule(PairFunction Function) : Module
{
    /// <inheritdoc/>
    public override string Suffix => Function.Name;

    /// <inheritdoc/>
    public override bool CarriesUnits => true;

    /// <inheritdoc/>
    public override int Rows(IReadOnlyList<int> inputs) => 2 * inputs[0];

    /// <inheritdoc/>
    public override Slot? Slot(string layer, IReadOnlyList<int> inputs) => null;

    /// <inheritdoc/>
    public override IEnumerable<Operation> Forward(Site site) => [new ActivatePair(Function, site.Inputs[0], site.Output)];
}
