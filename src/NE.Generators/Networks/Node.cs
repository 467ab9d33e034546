using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Networks;

/// <summary>A module in a network.</summary>
/// <param name="Id">Its number, larger than those of its inputs.</param>
/// <param name="Name">Name of its value.</param>
/// <param name="Layer">Name of its declared layer.</param>
/// <param name="Module">Its kind; null for the network's input.</param>
/// <param name="From">Its inputs.</param>
/// <param name="Rows">Rows of its value.</param>
/// <param name="Slot">Its parameters, or null.</param>
internal sealed record Node(int Id, string Name, string Layer, Module? Module, IReadOnlyList<Node> From, int Rows, Slot? Slot)
{
    /// <summary>Whether it is the network's input.</summary>
    public bool Input => Module is null;

    /// <summary>Whether it creates new units with a matrix.</summary>
    public bool Matrix => Slot is not null && Module is { CarriesUnits: false };

    /// <inheritdoc/>
    public bool Equals(Node? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Id;
}
