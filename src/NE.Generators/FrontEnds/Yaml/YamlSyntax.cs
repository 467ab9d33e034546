using System;
using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Says in the reader's words what the parser says in those of the YAML grammar.</summary>
internal static class YamlSyntax
{
    /// <summary>What the tree throws when lists and maps stand in each other without end.</summary>
    public const string TooDeep = "Nested too deep.";

    /// <summary>Explains what ended the reading of a file.</summary>
    /// <param name="exception">What the parser threw.</param>
    /// <param name="place">Where it stopped.</param>
    /// <param name="unclosed">The innermost bracket that was open then.</param>
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

        string words =
            Says(TooDeep) ? "Lists and maps stand too deep in each other here; a declaration has at most five levels."
            : Says("multiline plain scalar, found invalid mapping") ? "The line above has no ': '; after a key come a colon and a space, as in 'steps: 1_000'."
            : Says("plain scalar value, found invalid mapping")
                ? "A second ':' belongs to the value before it; start a key in the column of its neighbours, and quote a value that contains ': '."
            : Says("block mapping, did not find expected key")
                ? "Here a key is expected; all keys of one part begin in the same column, and after each come ': ' and its value."
            : Says("expected '-' indicator") ? "Here a list goes on, so the line must begin with '- ' in the column of the items above."
            : Says("quoted scalar, found unexpected end") || Says("double-quoted scalar, found wrong")
                ? "This quotation mark is never closed; add the second one."
            : Says("unknown escape character") ? "In double quotes a '\\' begins a special character; write the text without quotes."
            : Says("cannot start any token") ? $"A value cannot begin with '{At(text, place)}'; put it into quotes, or delete that character."
            : Says("node content") ? $"A value is missing before '{At(text, place)}'."
            : Says("Block sequence entries") ? "A list cannot begin on the line of its key; put '- ' on the next line, or write [a, b]."
            : Says("<document") ? $"'{At(text, place)}' stands outside the declaration; delete it."
            : $"This is no valid YAML: {message.TrimEnd('.', '\r', '\n').Replace('\r', ' ').Replace('\n', ' ')}.";
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
}
