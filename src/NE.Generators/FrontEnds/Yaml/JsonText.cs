using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Writes JSON: objects as lists of pairs, arrays, strings, and preformatted numbers.</summary>
internal static class JsonText
{
    /// <summary>A string.</summary>
    public static string String(string text)
    {
        var json = new StringBuilder("\"");
        foreach (char letter in text)
        {
            json.Append(letter is '"' or '\\' ? "\\" + letter : letter < ' ' ? $"\\u{(int)letter:x4}" : letter.ToString());
        }

        return json.Append('"').ToString();
    }

    /// <summary>An array on one line.</summary>
    public static string Array(IEnumerable<string> items) => "[" + string.Join(", ", items) + "]";

    /// <summary>An object on one line.</summary>
    public static string Inline(params (string Key, string Value)[] members) =>
        members.Length == 0
            ? "{}"
            : "{ " + string.Join(", ", members.Select(static member => $"{String(member.Key)}: {member.Value}")) + " }";

    /// <summary>An object over several lines, indented by two spaces per level.</summary>
    public static string Block(IEnumerable<(string Key, string Value)> members) =>
        "{\n" + string.Join(",\n", members.Select(static member => Indent($"{String(member.Key)}: {member.Value}"))) + "\n}";

    /// <summary>An array over several lines.</summary>
    public static string List(IEnumerable<string> items) => "[\n" + string.Join(",\n", items.Select(Indent)) + "\n]";

    private static string Indent(string text) => "  " + text.Replace("\n", "\n  ");
}
