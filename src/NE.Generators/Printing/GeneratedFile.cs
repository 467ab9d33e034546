namespace NE.Generators.Printing;

/// <summary>A file that the generator adds to the user's compilation.</summary>
/// <param name="HintName">Its name, unique in the compilation, ignoring case.</param>
/// <param name="Text">Its text, with "\n" line ends.</param>
internal sealed record GeneratedFile(string HintName, string Text);
