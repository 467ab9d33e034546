using NE.Generators.Diagnostics;

namespace NE.Generators.Model.Studies;

/// <summary>What became of one declared study.</summary>
/// <param name="Declared">The place.</param>
/// <param name="Study">The expanded study, or null when it has a problem of its own.</param>
/// <param name="Programs">Places for those arms that no declared experiment serves: another task, another value.</param>
/// <param name="Problems">What is wrong with the expansion.</param>
internal sealed record StudyResolution(
    DeclaredStudy Declared, StudyDeclaration? Study, EquatableArray<Declared> Programs, EquatableArray<Problem> Problems);
