using System.Collections.Generic;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

public sealed class GeneratedCodePageTests
{
    private const string Namespace = "HalfCheetah.";

    [Fact]
    public void TableOfFiles_NamesExactlyTheExamplesGeneratedFiles()
    {
        IEnumerable<string> named = Repository.Rows(Repository.Read("docs/generated-code.md"))
            .SelectMany(static row => row[0].Split(", "))
            .Select(static name => name.Trim('`'))
            .Where(static name => name.EndsWith(".g.cs"));

        IEnumerable<string> generated = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "examples", "HalfCheetah", "Generated"), "*.g.cs", SearchOption.AllDirectories)
            .Select(static file => Path.GetFileName(file))
            .Where(static name => name.StartsWith(Namespace + "NeTd3.") || !name.StartsWith(Namespace))
            .Select(static name => name.StartsWith(Namespace) ? name.Substring(Namespace.Length) : name);

        named.Order().ShouldBe(generated.Order());
    }
}
