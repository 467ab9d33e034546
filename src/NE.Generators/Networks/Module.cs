using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Networks;

/// <summary>
/// A node's kind. It states its shape, its parameters, what it does to units, and its way forward; the way back follows from its operations.
/// </summary>
internal abstract record Module
{
    /// <summary>What is added to a layer's name for the module's value, unless it is the layer's last.</summary>
    public abstract string Suffix { get; }

    /// <summary>True when unit i of the output is unit i of every input: such modules carry units on; others make new ones.</summary>
    public abstract bool CarriesUnits { get; }

    /// <summary>Rows of its output.</summary>
    public abstract int Rows(IReadOnlyList<int> inputs);

    /// <summary>Its parameters, or null.</summary>
    /// <param name="layer">Name of the layer that it belongs to.</param>
    /// <param name="inputs">Rows of its inputs.</param>
    public abstract Slot? Slot(string layer, IReadOnlyList<int> inputs);

    /// <summary>Its way forward.</summary>
    public abstract IEnumerable<Operation> Forward(Site site);
}
