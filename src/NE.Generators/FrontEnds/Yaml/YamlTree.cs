using System;
using System.Collections.Generic;
using System.IO;
using NE.Generators.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>
/// Builds a small tree from the events of the parser. Stricter than YAML: no tabs before keys, no anchors, aliases, tags or merge
/// keys, no duplicate keys, one document.
/// </summary>
internal sealed class YamlTree
{
    // Declarations are four levels deep; the limit prevents hostile text from exhausting the stack.
    private const int Deepest = 32;

    private readonly string text;
    private readonly List<YamlProblem> problems;
    private readonly Parser parser;
    private readonly Stack<(bool Flow, YamlSpan Span)> open = new();
    private YamlSpan last;

    private YamlTree(string text, List<YamlProblem> problems)
    {
        this.text = text;
        this.problems = problems;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text of a file, without a byte-order mark.</param>
    /// <param name="problems">Receives problems.</param>
    /// <returns>The root, or null if it cannot be read.</returns>
    public static YamlNode? Read(string text, List<YamlProblem> problems)
    {
        if ((YamlEncoding.Find(text) ?? YamlTabs.Find(text)) is { } problem)
        {
            problems.Add(problem);
            return null;
        }

        return new YamlTree(text, problems).Guarded();
    }

    private YamlNode? Guarded()
    {
        try
        {
            return Document();
        }
        catch (YamlException exception)
        {
            problems.Add(YamlSyntax.Explain(exception, Place(exception.Start, exception.End), Unclosed(), text));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The parser also throws other exceptions, without a location, for example for an unclosed bracket.
            problems.Add(YamlSyntax.Explain(exception, last, Unclosed(), text));
        }

        return null;
    }

    private YamlNode? Document()
    {
        Next();
        Take<StreamStart>();
        if (parser.Current is not DocumentStart)
        {
            problems.Add(new(ProblemId.NothingDeclared, "The file is empty; begin with a line such as 'experiment: NeTd3'.", default));
            return null;
        }

        Next();
        YamlNode? root = Node(0);
        Take<DocumentEnd>();
        if (parser.Current is DocumentStart second)
        {
            problems.Add(new(
                ProblemId.NothingDeclared,
                "A second document begins here; a file holds one, so delete this '---' or move what follows to a separate file.",
                Place(second.Start, second.End)));
        }

        return root;
    }

    // Null for a rejected node.
    private YamlNode? Node(int depth)
    {
        ParsingEvent current = parser.Current ?? throw new InvalidOperationException("The document ends too early.");
        last = Place(current.Start, current.End);
        if (depth > Deepest)
        {
            throw new YamlException(current.Start, current.End, YamlSyntax.TooDeep);
        }

        switch (current)
        {
            case Scalar scalar:
                Refuse(scalar);
                Next();
                return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, last);
            case AnchorAlias alias:
                problems.Add(new(
                    ProblemId.AnchorRefused,
                    $"'*{alias.Value}' refers to a value elsewhere in the file, which is not supported; write the value itself, or a "
                    + "variant under 'variants:', which states only what differs from its base.",
                    last));
                Next();
                return null;
            case SequenceStart sequence:
                Refuse(sequence);
                return List(sequence, depth);
            case MappingStart mapping:
                Refuse(mapping);
                return Map(mapping, depth);
            default:
                throw new YamlException(current.Start, current.End, "Did not find expected node content.");
        }
    }

    private YamlList List(SequenceStart start, int depth)
    {
        YamlSpan span = last;
        open.Push((start.Style == SequenceStyle.Flow, span));
        Next();
        var items = new List<YamlNode>();
        while (parser.Current is not SequenceEnd)
        {
            if (Node(depth + 1) is { } item)
            {
                items.Add(item);
            }
        }

        return new YamlList(items, End(span, items.Count == 0 ? null : items[items.Count - 1], start.Style == SequenceStyle.Flow));
    }

    private YamlMap Map(MappingStart start, int depth)
    {
        YamlSpan span = last;
        open.Push((start.Style == MappingStyle.Flow, span));
        Next();
        var entries = new List<YamlEntry>();
        var keys = new Dictionary<string, YamlSpan>(StringComparer.Ordinal);
        while (parser.Current is not MappingEnd)
        {
            YamlNode? key = Node(depth + 1);
            YamlNode? value = Node(depth + 1);
            if (key is null)
            {
                continue;
            }

            if (key is not YamlScalar name)
            {
                problems.Add(new(ProblemId.InvalidYaml, $"A key must be a word, but this is {key.Kind}.", key.Span));
            }
            else if (name.Text == "<<")
            {
                problems.Add(new(
                    ProblemId.AnchorRefused,
                    "The merge key '<<' is not supported; write a variant under 'variants:', which states only what differs from its base.",
                    name.Span));
            }
            else if (keys.TryGetValue(name.Text, out YamlSpan first))
            {
                problems.Add(new(
                    ProblemId.KeyTwice, $"The key '{name.Text}' is written twice, first in line {first.Line + 1}; delete one of the two.",
                    name.Span));
            }
            else
            {
                keys.Add(name.Text, name.Span);
                if (value is not null)
                {
                    entries.Add(new(name, value));
                }
            }
        }

        // A pair in a list, [a: b], is a flow-style map without braces.
        bool braces = start.Style == MappingStyle.Flow && span.Start < text.Length && text[span.Start] == '{';
        YamlSpan begin = entries.Count > 0 && !braces ? entries[0].Key.Span : span;
        return new YamlMap(entries, End(begin, entries.Count == 0 ? null : entries[entries.Count - 1].Value, braces));
    }

    private YamlSpan End(YamlSpan begin, YamlNode? end, bool flow)
    {
        open.Pop();
        YamlSpan span = end is null ? begin : begin.To(end.Span);
        if (flow && parser.Current is { } close)
        {
            span = span.To(Place(close.Start, close.End));
        }

        Next();
        return span;
    }

    private void Refuse(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            problems.Add(new(
                ProblemId.AnchorRefused,
                $"The anchor '&{node.Anchor.Value}' is not supported; delete it. To reuse an experiment, write a variant under "
                + "'variants:', which states only what differs from its base.",
                last));
        }

        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            problems.Add(new(
                ProblemId.AnchorRefused, $"The tag '{Word(last)}' is not supported; delete it: the key already determines the type of its value.", last));
        }
    }

    private string Word(YamlSpan span)
    {
        int end = span.Start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return text.Substring(span.Start, end - span.Start);
    }

    private void Take<T>()
        where T : ParsingEvent
    {
        if (parser.Current is T)
        {
            Next();
        }
    }

    private void Next() => parser.MoveNext();

    private YamlSpan? Unclosed()
    {
        foreach ((bool flow, YamlSpan span) in open)
        {
            // A pair in a list is also in flow style, but has no brace.
            if (flow && span.Start < text.Length && (text[span.Start] is '[' or '{'))
            {
                return span;
            }
        }

        return null;
    }

    private YamlSpan Place(Mark start, Mark end)
    {
        int from = Math.Min(Math.Max(0, (int)start.Index), text.Length);
        int to = Math.Min(Math.Max(from, (int)end.Index), text.Length);
        return new(
            from, to - from, Math.Max(0, (int)start.Line - 1), Math.Max(0, (int)start.Column - 1), Math.Max(0, (int)end.Line - 1),
            Math.Max(0, (int)end.Column - 1));
    }
}
