namespace NE.Generators.Model;

/// <summary>The task reference of one place.</summary>
/// <param name="Name">A name in the catalogue, or the name of the user's class.</param>
/// <param name="Own">The task if it is a user's class with readable sizes; null for a name in the catalogue.</param>
internal sealed record TaskReference(string Name, TaskDeclaration? Own);
