using System.Linq;
using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Reads names in YAML, which become names of classes and members.</summary>
internal static class YamlNames
{
    // Generated files are named after experiments; file systems allow 255 bytes.
    private const int Longest = 100;

    /// <summary>Reads the name of an experiment, a variant, a network or a layer; null if it is invalid.</summary>
    /// <param name="scope">Receives problems.</param>
    /// <param name="what">The named thing: <c>an experiment</c>.</param>
    /// <param name="node">The name.</param>
    /// <param name="key">The key before it, shown if there is no name.</param>
    public static string? Read(YamlScope scope, string what, YamlNode node, YamlSpan key)
    {
        if (node is not YamlScalar { Absent: false } scalar)
        {
            scope.WrongKind($"The name of {what}", "a word such as NeTd3", key, node);
            return null;
        }

        if (IsClass(scalar.Text))
        {
            return scalar.Text;
        }

        string advice = Suggestion(scalar.Text) is { } better ? $" Write '{better}'." : "";
        scope.Report(
            ProblemId.InvalidName,
            $"{scalar.Kind} cannot be the name of {what}; it becomes the name of a class or member, so it starts with a capital letter "
            + $"and has at most {Longest} letters, digits and underscores.{advice}",
            scalar.Span);
        return null;
    }

    /// <summary>Whether text can be the name of a class.</summary>
    public static bool IsClass(string text) =>
        text.Length is > 0 and <= Longest && text[0] is >= 'A' and <= 'Z' && text.All(Allowed);

    /// <summary>Whether text can be a namespace: words joined by dots.</summary>
    public static bool IsNamespace(string text) => text.Length <= Longest && text.Split('.').All(
        static word => word.Length > 0 && word[0] is not (>= '0' and <= '9') && word.All(Allowed) && Program.MemberNames.Escape(word) == word);

    private static bool Allowed(char letter) => letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_';

    // "no review" and "no-review" mean NoReview.
    private static string? Suggestion(string text)
    {
        string[] words = [.. text.Split(' ', '-', '.', ':', '/').Where(static word => word.Length > 0)];
        string better = string.Concat(words.Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return IsClass(better) ? better : null;
    }
}
