namespace NE.Generators.Lowering;

/// <summary>A number that is part of the program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>int</c>, <c>long</c>, <c>float</c> or <c>double</c>.</param>
/// <param name="Number">Its value.</param>
/// <param name="Meaning">Meaning, unit and source.</param>
internal sealed record ProgramConstant(string Name, string Type, double Number, string Meaning);
