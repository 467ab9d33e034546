using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Modules;

/// <summary>The sum of its inputs: a residual connection. Unit i of every input is the same unit.</summary>
internal sealed record ResidualSumModule : Module
{
    /// <inheritdoc/>
    public override string Suffix => "Sum";

    /// <inheritdoc/>
    public override bool CarriesUnits => true;

    /// <inheritdoc/>
    public override int Rows(IReadOnlyList<int> inputs) => inputs[0];

    /// <inheritdoc/>
    public override Slot? Slot(string layer, IReadOnlyList<int> inputs) => null;

    /// <inheritdoc/>
    public override IEnumerable<Operation> Forward(Site site) => [new Sum([.. site.Inputs], site.Output)];
}
