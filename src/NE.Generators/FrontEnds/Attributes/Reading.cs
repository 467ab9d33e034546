using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>The declaration of a class and its problems.</summary>
/// <param name="Declared">The declaration.</param>
/// <param name="Problems">Problems of this class alone; the analyzer shows them, or the generator if errors of the C# compiler remain.</param>
internal sealed record Reading(Declared Declared, EquatableArray<Problem> Problems)
{
    /// <summary>The declaration with those problems that the generator has to report.</summary>
    public Found<Declared> Found(INamedTypeSymbol type, CancellationToken stop) => new(
        Declared,
        !Declared.KeepsErrors ? [] : Problems
            .Select(problem => PlacedProblem.Of(problem, Places.Of(type, problem, stop) ?? Places.OfType(type, stop))).Distinct().ToEquatableArray());
}
