namespace NE.Generators.Model.Studies;

/// <summary>One study of the table.</summary>
/// <param name="Study">The study.</param>
/// <param name="Live">Live connections of each arm at evenly spaced points of its run, including both ends.</param>
internal sealed record StudyTableEntry(StudyDeclaration Study, EquatableArray<EquatableArray<long>> Live);
