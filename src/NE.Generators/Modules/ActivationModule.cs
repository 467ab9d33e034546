using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Modules;

/// <summary>An elementwise function.</summary>
internal sealed record ActivationModule(ActivationFunction Function) : Module
{
    /// <inheritdoc/>
    public override string Suffix => Function.Name;

    /// <inheritdoc/>
    public override bool CarriesUnits => true;

    /// <inheritdoc/>
    public override int Rows(IReadOnlyList<int> inputs) => inputs[0];

    /// <inheritdoc/>
    public override Slot? Slot(string layer, IReadOnlyList<int> inputs) => null;

    /// <inheritdoc/>
    public override IEnumerable<Operation> Forward(Site site) => [new Activate(Function, site.Inputs[0], site.Output)];
}
