using System.Collections.Generic;
using System.IO;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Printing;
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
        IReadOnlyDictionary<string, Declaration> declarations = Sources.Declarations(File.ReadAllText(Path.Combine(example, "NeTd3.cs")));
        IEnumerable<Output> outputs = ProgramSharing.Share(
            [.. declarations.Values.Select(static d => (new Output(d, null), ExperimentPrinter.Hash(ExperimentPrinter.Compile(d)!)))]);
        GeneratedFile[] files =
        [
            .. outputs.SelectMany(static o => ExperimentPrinter.Print(o.Declaration!, o.Program)),
            TablePrinter.Print(ExperimentTable.Of([.. declarations.Values.Select(static d => new Output(d, null))], runtime: true).Names),
        ];
        foreach (GeneratedFile file in files)
        {
            Golden.ShouldMatchFile(Path.Combine(generated, file.HintName), file.Text);
        }

        Directory.GetFiles(generated).Select(Path.GetFileName).Order().ShouldBe(files.Select(static f => f.HintName).Order());
    }
}
