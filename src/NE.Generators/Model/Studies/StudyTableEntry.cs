namespace NE.Generators.Model.Studies;

/// <summary>One study of the table.</summary>
/// <param name="Study">The study.</param>
/// <param name="Live">Live connections of each arm at equal moments of its run, from its start to its end.</param>
internal sealed record StudyTableEntry(StudyDeclaration Study, EquatableArray<EquatableArray<long>> Live);
