namespace NE.Generators.Printing.Kernels;

/// <summary>A run value at the start of a learner's arena.</summary>
/// <param name="Macro">Its name in the kernels.</param>
/// <param name="Word">The expression of its word in C#.</param>
/// <param name="Number">Whether it is a float; else the bits of an integer.</param>
/// <param name="Meaning">Meaning, unit and source.</param>
internal sealed record RunWord(string Macro, string Word, bool Number, string Meaning);
