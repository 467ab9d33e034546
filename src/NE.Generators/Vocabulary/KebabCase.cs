using System.Text;

namespace NE.Generators.Vocabulary;

/// <summary>
/// The form of vocabulary names in YAML and in the structure of a program: <c>WeightClip</c> is <c>weight-clip</c>. A
/// first word of one or two letters is joined to the next: <c>ReDo</c> is <c>redo</c>, as in its paper.
/// </summary>
internal static class KebabCase
{
    private const int ShortWord = 2;

    /// <summary>The key of a name: words in lower case, joined by hyphens.</summary>
    public static string Of(string name)
    {
        var key = new StringBuilder();
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && key.Length > ShortWord)
            {
                key.Append('-');
            }

            key.Append(char.ToLowerInvariant(letter));
        }

        return key.ToString();
    }
}
