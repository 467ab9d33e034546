using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Networks;

/// <summary>
/// The kind of a node. Defines its shape, its parameters, its effect on units, and its forward operations, from which the backward pass is derived.
/// </summary>
internal abstract record Module
{
    /// <summary>Suffix of a layer's name for the module's value, unless the module is the layer's last.</summary>
    public abstract string Suffix { get; }

    /// <summary>
    /// Whether unit i of the output corresponds to unit i of every input; other modules create new units. An output with k times as many rows has
    /// k features for each of n units: rows i, n + i and so on.
    /// </summary>
    public abstract bool CarriesUnits { get; }

    /// <summary>Rows of its output.</summary>
    public abstract int Rows(IReadOnlyList<int> inputs);

    /// <summary>Its parameters, or null.</summary>
    /// <param name="layer">Name of its layer.</param>
    /// <param name="inputs">Rows of its inputs.</param>
    public abstract Slot? Slot(string layer, IReadOnlyList<int> inputs);

    /// <summary>Its forward operations.</summary>
    public abstract IEnumerable<Operation> Forward(Site site);
}
