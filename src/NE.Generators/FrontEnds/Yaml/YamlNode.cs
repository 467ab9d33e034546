using System.Collections.Generic;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>A node of a YAML document with its location: a scalar, a list or a map.</summary>
/// <param name="span">Its location.</param>
internal abstract class YamlNode(YamlSpan span)
{
    /// <summary>Its location; for lists and maps from the first character to the last.</summary>
    public YamlSpan Span { get; } = span;

    /// <summary>A description for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar. The reader interprets it as a number, a word or a switch.</summary>
/// <param name="text">The text without quotes.</param>
/// <param name="plain">Whether it is unquoted; a quoted scalar is never a number or a switch.</param>
/// <param name="span">Its location.</param>
internal sealed class YamlScalar(string text, bool plain, YamlSpan span) : YamlNode(span)
{
    /// <summary>The text without quotes.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it is unquoted.</summary>
    public bool Plain { get; } = plain;

    /// <summary>Whether there is no value at all, as after <c>key:</c>.</summary>
    public bool Absent => Plain && Text.Length == 0;

    /// <inheritdoc />
    public override string Kind => Absent ? "nothing" : Plain ? $"'{Shown}'" : $"the quoted text '{Shown}'";

    // A message is one line, however long the text in the file.
    private string Shown
    {
        get
        {
            const int most = 60;
            string line = Text.Replace('\r', ' ').Replace('\n', ' ');
            return line.Length <= most ? line : line.Substring(0, most) + "…";
        }
    }
}

/// <summary>A list.</summary>
/// <param name="items">Its items.</param>
/// <param name="span">Its location.</param>
internal sealed class YamlList(IReadOnlyList<YamlNode> items, YamlSpan span) : YamlNode(span)
{
    /// <summary>Its items.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;

    /// <inheritdoc />
    public override string Kind => "a list";
}

/// <summary>A map; keys are distinct scalars.</summary>
/// <param name="entries">Its entries in the order written.</param>
/// <param name="span">Its location.</param>
internal sealed class YamlMap(IReadOnlyList<YamlEntry> entries, YamlSpan span) : YamlNode(span)
{
    /// <summary>Its entries in the order written.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    /// <inheritdoc />
    public override string Kind => "a map of keys and values";

    /// <summary>The entry of a key, or null.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
