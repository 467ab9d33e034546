using NE.Generators.Program;

namespace NE.Generators.Building;

/// <summary>The random streams of an objective that draws numbers.</summary>
/// <param name="Update">That of the update.</param>
/// <param name="Elsewhere">That of what asks for the objective on a batch of its own.</param>
internal sealed record ObjectiveStreams(Stream Update, Stream Elsewhere);
