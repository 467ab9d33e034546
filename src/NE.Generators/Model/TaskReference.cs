namespace NE.Generators.Model;

/// <summary>How one place names its task.</summary>
/// <param name="Name">A name of the catalogue, or the name of the user's class.</param>
/// <param name="Own">The task when it is a class of the user's with readable sizes; null for a name of the catalogue.</param>
internal sealed record TaskReference(string Name, TaskDeclaration? Own);
