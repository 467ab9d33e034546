using System.Text;

namespace NE.Generators.Vocabulary;

/// <summary>
/// The form of vocabulary names in YAML and in the structure of a program: <c>WeightClip</c> is <c>weight-clip</c>. A
/// first word of one or two letters is joined to the next, and a last letter to the word before: <c>ReDo</c> is <c>redo</c> and
/// <c>AdamW</c> is <c>adamw</c>, as in their papers.
/// </summary>
internal static class KebabCase
{
    private const int ShortWord = 2;

    /// <summary>The key of a name: words in lower case, joined by hyphens.</summary>
    public static string Of(string name)
    {
        var key = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            char letter = name[i];
            if (char.IsUpper(letter) && key.Length > ShortWord && i < name.Length - 1)
            {
                key.Append('-');
            }

            key.Append(char.ToLowerInvariant(letter));
        }

        return key.ToString();
    }
}
