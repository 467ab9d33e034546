using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Reads the summary of a documentation comment.</summary>
internal static class Summaries
{
    /// <summary>The text of the summary on one line, with references by their last name; empty if there is no well-formed summary.</summary>
    public static string Of(ISymbol symbol, CancellationToken stop)
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
