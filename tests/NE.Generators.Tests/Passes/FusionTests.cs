using NE.Generators.Tests.Printing;
using Xunit;

namespace NE.Generators.Tests.Passes;

/// <summary>Merging operations, sharing memory, running side by side and cutting into phases change no result.</summary>
public class FusionTests
{
    public static TheoryData<string> All => Cases.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Passes_OfACase_ChangeNoParameterAndNoMeter(string name) => Orders.CheckPasses(Cases.Of(name));

    [Theory]
    [MemberData(nameof(All))]
    public void Phases_OfACase_ChangeNoParameter(string name) => Orders.CheckPhases(Cases.Of(name));
}
