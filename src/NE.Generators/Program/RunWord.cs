using NE.Generators.Model;

namespace NE.Generators.Program;

/// <summary>A run value at the start of a learner's arena on a device.</summary>
/// <param name="Macro">Its name in the kernels.</param>
/// <param name="Statement">
/// The C# statement that writes it: <c>{0}</c> is its index in <c>values</c>, <c>{1}</c> that of the group's table in <c>tables</c>; empty if
/// another word's statement writes it.
/// </param>
/// <param name="Number">Whether it is a float; otherwise the bits of an integer.</param>
/// <param name="Meaning">Meaning, unit and source.</param>
internal sealed record RunWord(string Macro, string Statement, bool Number, string Meaning)
{
    /// <summary>Length of a table, which kernels receive by its offset; 0 for a single number.</summary>
    public int Table { get; init; }

    /// <summary>The run values contained in it, which are not stored separately.</summary>
    public EquatableArray<Number> Holds { get; init; }
}
