using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using NE.Generators.FrontEnds;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Generators.Printing;
using NE.Generators.Printing.CSharp;

namespace NE.Generators.Tests.FrontEnds.Yaml;

/// <summary>
/// The whole way from YAML files to C# without a project and without Roslyn: what <see cref="ExperimentGenerator"/> does step by step,
/// once: for the fuzz test, which has no time for a compiler.
/// Another test compares the files of the two.
/// </summary>
internal static class YamlCompiler
{
    /// <summary>Compiles files that stand for one assembly.</summary>
    /// <param name="files">Paths and texts.</param>
    /// <param name="rootNamespace">The namespace of files that state none; empty for the global one.</param>
    /// <param name="stop">Asks to stop.</param>
    public static YamlCompilation Compile(IEnumerable<(string Path, string Text)> files, string rootNamespace, CancellationToken stop)
    {
        YamlReading[] readings = [.. files.Select(file => YamlFrontEnd.Read(file.Path, file.Text, rootNamespace))];
        List<Declared> places = Bases.Complete(readings.SelectMany(static reading => reading.Declared));
        EquatableArray<StudyResolution> studies = StudyExpander.Expand(
            readings.SelectMany(static reading => reading.Studies), places, stop);
        ImmutableArray<Resolution> resolved = Resolver.Resolve(
            places.Concat(studies.SelectMany(static study => study.Programs)), stop, assembly: true);
        Output[] outputs =
        [
            .. ProgramSharing.Share([.. resolved.Select(static resolution => Output.Of(resolution, complete: true))
                .Select(static output => (output, ExperimentPrinter.HashOf(output.Declaration)))]),
        ];
        StudyTable studyTable = StudyTable.Of(studies, outputs);
        ExperimentTable table = ExperimentTable.Of(outputs, runtime: true);
        var generated = new List<GeneratedFile>();
        foreach (Output output in outputs)
        {
            stop.ThrowIfCancellationRequested();
            generated.AddRange(output.Written is { } written ? [DeclarationFile.Print(written)] : []);
            generated.AddRange(output.Declaration is { } declaration ? ExperimentPrinter.Print(declaration, output.Program)
                : StubPrinter.Print(output.Incomplete!) is { } stub ? [stub] : []);
        }

        generated.AddRange(studyTable.Studies.Count > 0 ? [StudyPrinter.Print(studyTable)] : []);
        generated.AddRange(table.Wanted ? [TablePrinter.Print(table.Names, studyTable.Studies.Count > 0), Embedding.Definition] : []);
        return new(
            generated.ToEquatableArray(), [.. YamlProblems.Of(readings, resolved, studies, new(Runtime: true, OtherDsl: null))],
            [.. outputs.Select(static output => output.Declaration).OfType<Declaration>()], readings);
    }
}

/// <summary>What became of some YAML files.</summary>
/// <param name="Files">The generated files.</param>
/// <param name="Problems">Paths and problems, by file and place.</param>
/// <param name="Declarations">The complete experiments.</param>
/// <param name="Readings">What each file states.</param>
internal sealed record YamlCompilation(
    EquatableArray<GeneratedFile> Files, IReadOnlyList<(string Path, YamlProblem Problem)> Problems,
    IReadOnlyList<Declaration> Declarations,
    IReadOnlyList<YamlReading> Readings);
