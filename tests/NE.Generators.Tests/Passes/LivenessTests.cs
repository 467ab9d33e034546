using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Operations;
using NE.Generators.Printing;
using NE.Generators.Program;
using NE.Generators.Tests.Printing;
using NE.Generators.Tests.RandomPrograms;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Passes;

/// <summary>What runs side by side, on two threads, never uses memory that another branch writes.</summary>
public class LivenessTests
{
    private const int Drafts = 200;

    public static TheoryData<string> All => Cases.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Branches_OfACase_HaveMemoryOfTheirOwn(string name) => Check(Cases.Of(name));

    [Fact]
    public void Branches_OfRandomDeclarations_HaveMemoryOfTheirOwn()
    {
        string source = $"using NE.Dsl;\n\nnamespace RandomPrograms;\n{Drafting.Tasks}{string.Join("\n", Enumerable.Range(0, Drafts).Select(Drafting.Of))}";
        Declaration[] declarations = [.. Sources.Resolutions(source).Where(static r => r.Complete).Select(static r => r.Declaration!)];
        declarations.Length.ShouldBeGreaterThan(Drafts / 2);
        foreach (Declaration declaration in declarations)
        {
            Check(declaration);
        }
    }

    private static void Check(Declaration declaration)
    {
        ProgramModel program = ExperimentPrinter.Compile(declaration)!;
        foreach (SideBySide side in program.Sections.SelectMany(static s => s.Operations).SelectMany(Concurrent))
        {
            Effects[][] branches = [.. side.Calls.Select(static call => call.Flat().Select(Effects.Of).ToArray())];
            for (int mine = 0; mine < branches.Length; mine++)
            {
                HashSet<BufferId> written = [.. Rooms(branches[mine].SelectMany(static e => e.Writes))];
                IEnumerable<Effects> others = branches.Where((_, its) => its != mine).SelectMany(static branch => branch);
                written.Intersect(Rooms(others.SelectMany(static e => e.Reads.Concat(e.Writes)))).ShouldBeEmpty(declaration.Name);
            }
        }

        IEnumerable<BufferId> Rooms(IEnumerable<Place> places) =>
            places.Where(static place => place.Memory is not null).Select(place => program.Rooms[place.Memory!.Value.Buffer]);
    }

    private static IEnumerable<SideBySide> Concurrent(Operation operation) => operation switch
    {
        SideBySide side => [side],
        Call call => call.Open().SelectMany(static step => step.Operations).SelectMany(Concurrent),
        _ => [],
    };
}
