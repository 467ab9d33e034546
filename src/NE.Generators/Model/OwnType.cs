namespace NE.Generators.Model;

/// <summary>A user-defined type that a part names, for example a growth criterion.</summary>
/// <param name="Name">Namespace, containing types and name, joined by dots.</param>
/// <param name="Revision">Its revision, part of the program's hash; 0 for a name that has not been looked up yet.</param>
internal sealed record OwnType(string Name, int Revision)
{
    /// <summary>Id and message of the problem because of which generated code cannot use it; null if it can.</summary>
    public (string Id, string Message)? Flaw { get; init; }

    /// <summary>Its name in generated code.</summary>
    public string Written => "global::" + Name;

    /// <summary>Its name without namespace and containing types.</summary>
    public string Simple => Name.Substring(Name.LastIndexOf('.') + 1);
}
