using NE.Generators.Networks;

namespace NE.Generators.Program;

/// <summary>One array of a slot of an instance of a network.</summary>
/// <param name="Owner">The instance; null within a routine, whose caller supplies it.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Part">The array.</param>
internal readonly record struct Parameter(Instance? Owner, Slot Slot, Part Part)
{
    /// <summary>Another array of the same slot.</summary>
    public Parameter At(Part part) => this with { Part = part };
}
