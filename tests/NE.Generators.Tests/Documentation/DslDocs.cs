using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using NE.Dsl;

namespace NE.Generators.Tests.Documentation;

/// <summary>The documentation of NE.Dsl as editors show it, in Markdown.</summary>
internal static class DslDocs
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(ExperimentAttribute).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(static member => (string)member.Attribute("name")!);

    /// <summary>What a property is.</summary>
    public static string Summary(Type type, string property) => Text(type, property, "summary");

    /// <summary>What a property says of its values.</summary>
    public static string Value(Type type, string property) => Text(type, property, "value");

    // What a class inherits is documented where it stands.
    private static string Text(Type type, string property, string element) =>
        Members.TryGetValue($"P:{type.GetProperty(property)!.DeclaringType!.FullName}.{property}", out XElement? member)
        && member.Element(element) is { } text
            ? string.Join(' ', string.Concat(text.Nodes().Select(Markdown)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : "";

    private static string Markdown(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => $"`{Short((string)see.Attribute("cref")!)}`",
        XElement code => $"`{code.Value}`",
        _ => node.ToString().Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&"),
    };

    // A property goes by its name, a choice by that of its enum too.
    private static string Short(string cref)
    {
        string[] words = cref.Split('.');
        return cref[0] == 'F' ? $"{words[^2]}.{words[^1]}" : words[^1].Replace("Attribute", "", StringComparison.Ordinal);
    }
}
