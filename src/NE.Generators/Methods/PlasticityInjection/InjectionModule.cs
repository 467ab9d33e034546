using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Methods.PlasticityInjection;

/// <summary>The sum of a network's own output and those of its frozen copies.</summary>
/// <param name="Owner">The network.</param>
internal sealed record InjectionModule(Network Owner) : Module
{
    /// <inheritdoc/>
    public override string Suffix => "Injected";

    /// <inheritdoc/>
    public override bool CarriesUnits => true;

    /// <inheritdoc/>
    public override int Rows(IReadOnlyList<int> inputs) => inputs[0];

    /// <inheritdoc/>
    public override Slot? Slot(string layer, IReadOnlyList<int> inputs) => null;

    /// <inheritdoc/>
    public override IEnumerable<Operation> Forward(Site site) =>
        [new AddFrozen(PlasticityInjectionMethod.Copies(null, Owner), Owner.ValueOf(Owner.Nodes.First(static node => node.Input)), site.Inputs[0], site.Output)];
}
