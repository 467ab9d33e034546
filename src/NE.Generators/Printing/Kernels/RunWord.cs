namespace NE.Generators.Printing.Kernels;

/// <summary>A run value at the start of a learner's arena.</summary>
/// <param name="Macro">Its name in the kernels.</param>
/// <param name="Statement">
/// The C# statement that writes it: <c>{0}</c> is its index in <c>values</c>, <c>{1}</c> that of the group's table in <c>tables</c>; empty where
/// another word's statement writes it as well.
/// </param>
/// <param name="Number">Whether it is a float; else the bits of an integer.</param>
/// <param name="Meaning">Meaning, unit and source.</param>
internal sealed record RunWord(string Macro, string Statement, bool Number, string Meaning);
