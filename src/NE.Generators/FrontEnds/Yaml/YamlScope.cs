using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>What the readers of one file share: where problems and places go, and how problems are said.</summary>
/// <param name="problems">Receives what is wrong.</param>
internal sealed class YamlScope(List<YamlProblem> problems)
{
    private readonly List<YamlPlace> places = [];

    /// <summary>Full name of the experiment that is being read.</summary>
    public string FullName { get; set; } = "";

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<YamlProblem> Problems => problems;

    /// <summary>What was written, with its places.</summary>
    public IReadOnlyList<YamlPlace> Places => places;

    /// <summary>Notes where something stands.</summary>
    public void Place(Anchor anchor, YamlSpan span) => places.Add(new(FullName, anchor, span));

    /// <summary>Adds a problem.</summary>
    public void Report(string id, string message, YamlSpan span) => problems.Add(new(id, message, span));

    /// <summary>Says that a value is of the wrong kind.</summary>
    /// <param name="what">What takes the value: <c>grow.every</c>.</param>
    /// <param name="wanted">What it takes: <c>a whole number, at least 1</c>.</param>
    /// <param name="key">The key, which is shown when there is no value.</param>
    /// <param name="value">The value.</param>
    /// <param name="hint">One more sentence, or empty.</param>
    public void WrongKind(string what, string wanted, YamlSpan key, YamlNode value, string hint = "")
    {
        bool absent = value is YamlScalar { Absent: true };
        string found = absent ? $"{what} has no value; it takes {wanted}." : $"{what} takes {wanted}, not {value.Kind}.";
        Report(ProblemId.WrongKind, hint.Length == 0 ? found : found + " " + hint, absent ? key : value.Span);
    }

    /// <summary>Says that a key is not known here.</summary>
    /// <param name="where">Whose keys they are: <c>grow</c>, <c>the file</c>.</param>
    /// <param name="keys">The keys that there are.</param>
    /// <param name="entry">What was written.</param>
    /// <param name="elsewhere">Where the key belongs, as a whole sentence, or null.</param>
    public void UnknownKey(string where, IReadOnlyList<string> keys, YamlEntry entry, string? elsewhere = null)
    {
        string key = entry.Key.Text;
        string advice = (entry.Value is YamlScalar { Absent: true } ? Slip(key, keys) : null) ?? elsewhere
            ?? (MessageFormat.Nearest(key, keys) is { } near ? $"Did you mean '{near}'?" : $"There are {MessageFormat.All(keys)}.");
        Report(
            ProblemId.UnknownKey,
            key.Length == 0 ? $"A key is missing before ':'. {advice}" : $"{where} has no key {entry.Key.Kind}. {advice}",
            entry.Key.Span);
    }

    // What looks like a key without a value in braces is often a slip of the pen.
    private static string? Slip(string key, IReadOnlyList<string> keys)
    {
        int colon = key.IndexOf(':');
        int space = key.IndexOf(' ');
        return colon > 0 ? $"A space must follow ':'; write '{key.Substring(0, colon)}: {key.Substring(colon + 1)}'."
            : space > 0 && keys.Contains(key.Substring(0, space))
                ? $"A ':' is missing; write '{key.Substring(0, space)}:{key.Substring(space)}'."
            : YamlNumber.TryParse(key, out _) ? "A comma separates entries; in large numbers write '_', as in 1_000."
            : null;
    }

    /// <summary>Says that a word is none of those that a value takes.</summary>
    public void UnknownWord(string what, IEnumerable<string> words, YamlScalar word)
    {
        string[] known = [.. words];
        string advice = MessageFormat.Nearest(word.Text, known) is { } near ? $" Did you mean '{near}'?" : "";
        Report(ProblemId.UnknownWord, $"{what} takes {MessageFormat.Any(known)}, not {word.Kind}.{advice}", word.Span);
    }
}
