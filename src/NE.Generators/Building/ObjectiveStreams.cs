using NE.Generators.Program;

namespace NE.Generators.Building;

/// <summary>The random streams of an objective that draws numbers.</summary>
/// <param name="Update">The stream of the update.</param>
/// <param name="Elsewhere">The stream for computing the objective on a separate batch.</param>
internal sealed record ObjectiveStreams(Stream Update, Stream Elsewhere);
