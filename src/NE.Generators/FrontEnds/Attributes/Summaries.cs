using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Reads the summary of a documentation comment.</summary>
internal static class Summaries
{
    /// <summary>Stands for bytes that a compiler could not read.</summary>
    public const char Unreadable = '\uFFFD';

    /// <summary>The same, with the problem of a file in another encoding.</summary>
    public static string Of(ISymbol symbol, List<Problem> problems, CancellationToken stop)
    {
        string summary = Of(symbol, stop);
        if (summary.Contains(Unreadable))
        {
            problems.Add(new(
                ProblemId.NotUtf8,
                $"The summary of '{symbol.Name}' has a character that is not UTF-8, which generated code would lose; save the file as UTF-8.",
                [Anchor.Summary]));
        }

        return summary;
    }

    /// <summary>The place of the first unreadable character in a comment before a declaration, or null.</summary>
    public static Location? Unread(SyntaxNode declaration)
    {
        SyntaxTriviaList comments = declaration.GetLeadingTrivia();
        int index = comments.ToFullString().IndexOf(Unreadable);
        return index < 0 ? null : Location.Create(declaration.SyntaxTree, new TextSpan(comments.FullSpan.Start + index, 1));
    }

    /// <summary>The text of the summary on one line, with references by their last name; empty if there is no well-formed summary.</summary>
    private static string Of(ISymbol symbol, CancellationToken stop)
    {
        string? xml = symbol.GetDocumentationCommentXml(cancellationToken: stop);
        if (string.IsNullOrEmpty(xml))
        {
            return "";
        }

        try
        {
            XElement? summary = XElement.Parse(xml).DescendantsAndSelf("summary").FirstOrDefault();
            if (summary is null)
            {
                return "";
            }

            var text = new StringBuilder();
            Append(text, summary);
            return string.Join(" ", text.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        }
        catch (XmlException)
        {
            // The C# compiler reports a malformed comment (CS1570).
            return "";
        }
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (XNode node in element.Nodes())
        {
            if (node is XText plain)
            {
                text.Append(plain.Value);
            }
            else if (node is XElement { IsEmpty: true } reference)
            {
                string target = (reference.Attribute("cref") ?? reference.Attribute("langword") ?? reference.Attribute("name"))?.Value ?? "";
                text.Append(target.Substring(target.LastIndexOfAny(['.', ':']) + 1));
            }
            else if (node is XElement inner)
            {
                Append(text, inner);
            }
        }
    }
}
