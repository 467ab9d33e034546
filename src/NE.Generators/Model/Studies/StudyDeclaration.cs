namespace NE.Generators.Model.Studies;

/// <summary>One study, expanded.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Summary">The text of its summary on one line, or empty.</param>
/// <param name="FirstSeed">The first seed.</param>
/// <param name="Seeds">Number of seeds.</param>
/// <param name="Arms">Experiments × tasks × grid points.</param>
internal sealed record StudyDeclaration(string Name, string Summary, long FirstSeed, int Seeds, EquatableArray<StudyArm> Arms);
