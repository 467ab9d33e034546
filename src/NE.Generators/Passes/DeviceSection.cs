using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>A section in its device form.</summary>
/// <param name="Section">The section.</param>
/// <param name="Samples">The samples of its batch.</param>
/// <param name="Phases">Its phases, in order.</param>
/// <param name="Flat">All operations in program order, unmerged, for the host side.</param>
/// <param name="Captions">Captions by operation.</param>
internal sealed record DeviceSection(
    Section Section, Samples Samples, IReadOnlyList<Phase> Phases, IReadOnlyList<Operation> Flat,
    IReadOnlyDictionary<Operation, string> Captions);
