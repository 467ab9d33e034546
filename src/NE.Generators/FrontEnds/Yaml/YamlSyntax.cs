using System;
using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Translates the parser's messages, which use terms of the YAML grammar, into plain words.</summary>
internal static class YamlSyntax
{
    /// <summary>The message of the exception for lists and maps that are nested too deep.</summary>
    public const string TooDeep = "Nested too deep.";

    private const string Colon = "This line has no ': '; a key is followed by a colon and a space, as in 'steps: 1_000'.";

    /// <summary>Explains the error that ended the parsing of a file.</summary>
    /// <param name="exception">The parser's exception.</param>
    /// <param name="place">Where it stopped.</param>
    /// <param name="unclosed">The innermost open bracket.</param>
    /// <param name="text">The whole text.</param>
    public static YamlProblem Explain(Exception exception, YamlSpan place, YamlSpan? unclosed, string text)
    {
        string message = exception.Message;
        bool Says(string part) => message.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
        bool others = Says("cannot start any token") || Says("escape character") || Says("hexadecimal") || Says(TooDeep);
        if (unclosed is { } bracket && !others && !Says("node content"))
        {
            char symbol = bracket.Start < text.Length ? text[bracket.Start] : '[';
            char closing = symbol == '{' ? '}' : ']';
            return Problem($"This '{symbol}' is never closed, or a ',' is missing inside; add '{closing}' where the values end.",
                bracket with { Length = 1, EndLine = bracket.Line, EndColumn = bracket.Column + 1 });
        }

        if (Says("multiline plain scalar, found invalid mapping"))
        {
            return Problem(Colon, Lines.Before(text, place.Line));
        }

        if (Says("plain scalar value, found invalid mapping"))
        {
            string before = text.Substring(place.Start - Math.Min(place.Column, place.Start), Math.Min(place.Column, place.Start));
            return before.Contains(": ")
                ? Problem("This line has a second ':'; put text that contains ': ' in quotes.", place)
                : Problem(
                    "This line is indented more than its neighbours; start all keys of one part in the same column.",
                    Lines.At(text, place.Line));
        }

        if (Says("block mapping, did not find expected key") || Says("<document"))
        {
            string line = Lines.Text(text, place.Line);
            string symbol = At(text, place);
            return symbol is "}" or "]" ? Problem($"This '{symbol}' closes nothing; delete it.", place)
                : line.Contains(" = ") ? Problem("A key is followed by ':' and not '='; write 'steps: 1_000'.", Lines.At(text, place.Line))
                : !line.Contains(": ") && !line.TrimEnd().EndsWith(":", StringComparison.Ordinal)
                    && !line.TrimStart().StartsWith("- ", StringComparison.Ordinal)
                    ? Problem(Colon, Lines.At(text, place.Line))
                : Says("<document")
                    ? Problem(
                        "This line begins further left than the first key of the file; start all keys of the file in the same column.",
                        place)
                : Problem(
                    "This line does not fit: all keys of one part start in the same column, and list items below a key start with '- '.",
                    place);
        }

        string words =
            Says(TooDeep) ? "Lists and maps are nested too deep here; a declaration has at most five levels."
            : Says("expected '-' indicator") ? "A list continues here, so the line must begin with '- ' in the column of the items above."
            : Says("quoted scalar, found unexpected end") || Says("double-quoted scalar, found wrong")
                ? "This quotation mark is never closed; add the second one."
            : Says("unknown escape character") ? "In double quotes a '\\' begins a special character; write the text without quotes."
            : Says("cannot start any token")
                ? $"A value cannot begin with '{At(text, place)}'; put it in quotes, or delete that character."
            : Says("node content") ? $"A value is missing before '{At(text, place)}'."
            : Says("Block sequence entries") ? "A list cannot begin on the line of its key; put '- ' on the next line, or write [a, b]."
            : $"This is not valid YAML: {message.TrimEnd('.', '\r', '\n').Replace('\r', ' ').Replace('\n', ' ')}.";
        return Problem(words, place);
    }

    private static YamlProblem Problem(string message, YamlSpan place) => new(ProblemId.InvalidYaml, message, place);

    private static string At(string text, YamlSpan place)
    {
        if (place.Start >= text.Length || char.IsControl(text[place.Start]))
        {
            return "the end of the line";
        }

        return char.IsHighSurrogate(text[place.Start]) && place.Start + 1 < text.Length
            ? text.Substring(place.Start, 2)
            : text[place.Start].ToString();
    }

    private static class Lines
    {
        /// <summary>The content of a line, from its first to its last non-space character.</summary>
        public static YamlSpan At(string text, int line)
        {
            int start = Start(text, line);
            string content = Text(text, line);
            int indent = content.Length - content.TrimStart().Length;
            int length = content.Trim().Length;
            return new(start + indent, length, line, indent, line, indent + length);
        }

        /// <summary>The nearest line above with content but without a key.</summary>
        public static YamlSpan Before(string text, int line)
        {
            for (int above = line - 1; above >= 0; above--)
            {
                string content = Text(text, above).Trim();
                if (content.Length > 0 && content[0] != '#' && !content.Contains(": "))
                {
                    return At(text, above);
                }
            }

            return At(text, line);
        }

        public static string Text(string text, int line)
        {
            int start = Start(text, line);
            int end = text.IndexOf('\n', start);
            return text.Substring(start, (end < 0 ? text.Length : end) - start).TrimEnd('\r');
        }

        private static int Start(string text, int line)
        {
            int start = 0;
            for (; line > 0; line--)
            {
                int next = text.IndexOf('\n', start);
                if (next < 0)
                {
                    break;
                }

                start = next + 1;
            }

            return start;
        }
    }
}
