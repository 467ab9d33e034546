using NE.Generators.Diagnostics;

namespace NE.Generators.Model.Studies;

/// <summary>The result of expanding one declared study.</summary>
/// <param name="Declared">The place.</param>
/// <param name="Study">The expanded study, or null if it has a problem.</param>
/// <param name="Programs">Places for arms that no declared experiment covers: another task, another value.</param>
/// <param name="Problems">Problems of the expansion.</param>
internal sealed record StudyResolution(
    DeclaredStudy Declared, StudyDeclaration? Study, EquatableArray<Declared> Programs, EquatableArray<Problem> Problems);
