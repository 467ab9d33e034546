namespace NE.Generators.Model;

/// <summary>The task reference of one place.</summary>
/// <param name="Names">Names in the catalogue, several for a sequence; or the name of the user's class.</param>
/// <param name="Own">The task if it is a user's class with readable sizes; null for names in the catalogue.</param>
internal sealed record TaskReference(EquatableArray<string> Names, TaskDeclaration? Own)
{
    /// <summary>A reference to one task.</summary>
    public TaskReference(string name, TaskDeclaration? own)
        : this([name], own)
    {
    }

    /// <summary>The name in run folders and logs.</summary>
    public string Name => TaskDeclaration.NameOf(Names);
}
