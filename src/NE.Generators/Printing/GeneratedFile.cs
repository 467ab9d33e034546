namespace NE.Generators.Printing;

/// <summary>A file that the generator adds to the user's compilation.</summary>
/// <param name="HintName">Its name, unique in the compilation, ignoring case.</param>
/// <param name="Text">Its text, with "\n" line ends.</param>
internal sealed record GeneratedFile(string HintName, string Text)
{
    /// <summary>The name of the file for one concern of a class.</summary>
    /// <param name="fullName">The class with its namespace; the mark of words that are keywords is no letter of a file name.</param>
    /// <param name="concern">The concern.</param>
    public static string Named(string fullName, string concern) => $"{fullName.Replace("@", "")}.{concern}.g.cs";
}
