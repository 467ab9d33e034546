using System;
using System.Text;

namespace NE.Generators.Printing;

/// <summary>Writes indented text with "\n" line ends.</summary>
internal sealed class CodeWriter
{
    private const string Indentation = "    ";

    private readonly StringBuilder text = new();
    private int depth;
    private bool afterOpening;

    /// <summary>Writes lines at the current indentation; empty text writes an empty line.</summary>
    public CodeWriter Line(string lines = "")
    {
        foreach (string line in lines.Split('\n'))
        {
            if (line.Length > 0)
            {
                for (int i = 0; i < depth; i++)
                {
                    text.Append(Indentation);
                }

                text.Append(line);
            }

            text.Append('\n');
        }

        afterOpening = false;
        return this;
    }

    /// <summary>Writes an empty line, except at the start of a block.</summary>
    public CodeWriter Gap() => afterOpening || text.Length == 0 ? this : Line();

    /// <summary>Writes a heading and a block in braces.</summary>
    /// <param name="heading">The line before the block.</param>
    /// <param name="body">Writes the content.</param>
    public CodeWriter Block(string heading, Action body) => Block(heading, body, "}");

    /// <summary>Writes a heading and a block in braces, with text after the closing brace.</summary>
    public CodeWriter Block(string heading, Action body, string close)
    {
        Line(heading).Line("{");
        afterOpening = true;
        Indented(body);
        return Line(close);
    }

    /// <summary>Writes content indented by one level.</summary>
    public CodeWriter Indented(Action body)
    {
        depth++;
        body();
        depth--;
        return this;
    }

    /// <summary>Writes a one-line documentation summary.</summary>
    public CodeWriter Summary(string sentence) => Line($"/// <summary>{Xml(sentence)}</summary>");

    /// <summary>Escapes text for an XML comment.</summary>
    public static string Xml(string sentence) => sentence.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
