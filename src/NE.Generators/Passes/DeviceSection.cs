using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>A section as it runs on a device.</summary>
/// <param name="Section">The section.</param>
/// <param name="Samples">The samples of its batch.</param>
/// <param name="Phases">What runs, in order.</param>
/// <param name="Flat">All operations in the order of the program, nothing merged: the host's side of each.</param>
/// <param name="Captions">Captions of what runs, by operation.</param>
internal sealed record DeviceSection(
    Section Section, Samples Samples, IReadOnlyList<Phase> Phases, IReadOnlyList<Operation> Flat,
    IReadOnlyDictionary<Operation, string> Captions);
