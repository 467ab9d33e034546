using NE.Generators.Model;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>What the generator reads at a place.</summary>
/// <typeparam name="T">Its type.</typeparam>
/// <param name="Value">What the place states.</param>
/// <param name="Problems">
/// Its problems if errors of the C# compiler remain, else empty. The compiler stops at errors in declarations, before analyzers, so the generator
/// has to report what they come from.
/// </param>
internal sealed record Found<T>(T Value, EquatableArray<PlacedProblem> Problems);
