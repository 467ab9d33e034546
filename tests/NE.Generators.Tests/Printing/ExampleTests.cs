using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using NE.Generators.Tests.FrontEnds;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Printing;

/// <summary>The generated files that examples keep under source control are what the generator makes now.</summary>
public class ExampleTests
{
    [Fact]
    public void HalfCheetah_GeneratedFiles_AreFresh()
    {
        string example = Path.Combine(Golden.Root(), "examples", "HalfCheetah");
        string generated = Path.Combine(example, "Generated", "NE.Generators", "NE.Generators.ExperimentGenerator");
        IReadOnlyList<GeneratedSourceResult> files =
            Code.Run(File.ReadAllText(Path.Combine(example, "NeTd3.cs"))).Generated.Results.Single().GeneratedSources;
        GeneratedSourceResult[] kept = [.. files.Where(static file => Kept(file.HintName))];
        foreach (GeneratedSourceResult file in kept)
        {
            Golden.ShouldMatchFile(Path.Combine(generated, file.HintName), file.SourceText.ToString());
        }

        Directory.GetFiles(generated).Select(Path.GetFileName).Where(static name => Kept(name!)).Order()
            .ShouldBe(kept.Select(static f => f.HintName).Order());
    }

    // The others are left out by the example's .gitignore.
    private static bool Kept(string file) =>
        !file.StartsWith("HalfCheetah.", StringComparison.Ordinal)
        || file.StartsWith("HalfCheetah.NeTd3.", StringComparison.Ordinal) || file.StartsWith("HalfCheetah.Td3.", StringComparison.Ordinal);
}
