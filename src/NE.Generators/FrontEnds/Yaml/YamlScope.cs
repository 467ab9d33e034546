using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;
using NE.Shared;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Shared by the readers of one file: collects problems and places, and formats messages.</summary>
/// <param name="problems">Receives problems.</param>
internal sealed class YamlScope(List<YamlProblem> problems)
{
    private readonly List<YamlPlace> places = [];

    /// <summary>Full name of the experiment being read.</summary>
    public string FullName { get; set; } = "";

    /// <summary>The problems so far.</summary>
    public IReadOnlyList<YamlProblem> Problems => problems;

    /// <summary>The locations so far.</summary>
    public IReadOnlyList<YamlPlace> Places => places;

    /// <summary>Records a location.</summary>
    public void Place(Anchor anchor, YamlSpan span) => places.Add(new(FullName, anchor, span));

    /// <summary>Adds a problem.</summary>
    public void Report(string id, string message, YamlSpan span) => problems.Add(new(id, message, span));

    /// <summary>Reports a value of the wrong kind.</summary>
    /// <param name="what">The key of the value: <c>grow.every</c>.</param>
    /// <param name="wanted">The expected value: <c>a whole number, at least 1</c>.</param>
    /// <param name="key">The key, shown if there is no value.</param>
    /// <param name="value">The value.</param>
    /// <param name="hint">An additional sentence, or empty.</param>
    public void WrongKind(string what, string wanted, YamlSpan key, YamlNode value, string hint = "")
    {
        bool absent = value is YamlScalar { Absent: true };
        string found = absent ? $"{what} has no value; it takes {wanted}." : $"{what} takes {wanted}, not {value.Kind}.";
        Report(ProblemId.WrongKind, hint.Length == 0 ? found : found + " " + hint, absent ? key : value.Span);
    }

    /// <summary>Reports an unknown key.</summary>
    /// <param name="where">The owner of the keys: <c>grow</c>, <c>the file</c>.</param>
    /// <param name="keys">The valid keys.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="elsewhere">A sentence that says where the key belongs, or null.</param>
    public void UnknownKey(string where, IReadOnlyList<string> keys, YamlEntry entry, string? elsewhere = null)
    {
        string key = entry.Key.Text;
        string advice = (entry.Value is YamlScalar { Absent: true } ? Slip(key, keys) : null) ?? elsewhere
            ?? (NearestName.Of(key, keys) is { } near ? $"Did you mean '{near}'?" : $"There are {MessageFormat.All(keys)}.");
        Report(
            ProblemId.UnknownKey,
            key.Length == 0 ? $"A key is missing before ':'. {advice}" : $"{where} has no key {entry.Key.Kind}. {advice}",
            entry.Key.Span);
    }

    // A key without a value in braces is often a typing error.
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

    /// <summary>Reports a word that a value does not accept.</summary>
    public void UnknownWord(string what, IEnumerable<string> words, YamlScalar word)
    {
        string[] known = [.. words];
        string advice = NearestName.Of(word.Text, known) is { } near ? $" Did you mean '{near}'?" : "";
        Report(ProblemId.UnknownWord, $"{what} takes {MessageFormat.Any(known)}, not {word.Kind}.{advice}", word.Span);
    }
}
