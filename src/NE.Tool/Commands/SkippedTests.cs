using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace NE.Tool.Commands;

/// <summary>Why tests were skipped, from the TRX files that the test runner writes.</summary>
internal static class SkippedTests
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>One line per reason with its number of tests, the most frequent first.</summary>
    internal static IEnumerable<string> Reasons(IEnumerable<string> files) => files
        .SelectMany(Read)
        .GroupBy(reason => reason)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Count()} skipped: {group.Key}");

    private static IEnumerable<string> Read(string file)
    {
        try
        {
            return [.. XDocument.Load(file).Descendants(Trx + "UnitTestResult")
                .Where(result => result.Attribute("outcome")?.Value == "NotExecuted")
                .Select(result => result.Descendants(Trx + "Message").FirstOrDefault()?.Value.Trim() ?? "no reason was given")];
        }
        catch (Exception fault) when (fault is XmlException or IOException)
        {
            // A killed runner leaves an incomplete file; its project counts as failed anyway.
            return [];
        }
    }
}
