using NE.Generators.Lowering;
using NE.Generators.Model;

namespace NE.Generators.Phases;

/// <summary>A section as it runs on a device.</summary>
/// <param name="Section">The section.</param>
/// <param name="Batch">The constant that holds the samples of its batch.</param>
/// <param name="Phases">What runs, in order.</param>
/// <param name="Results">Operations whose results go to the host, each with the place of its first one.</param>
internal sealed record DeviceSection(
    Section Section, string Batch, EquatableArray<Phase> Phases, EquatableArray<(Operation Operation, int First)> Results);
