namespace NE.Generators.Model.Studies;

/// <summary>One study as written. Experiments are named, not followed.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="ContainingTypes">Names of its containing types, outermost first.</param>
/// <param name="Source">Where it was declared: <c>attributes</c>.</param>
/// <param name="Summary">The text of its summary on one line, or empty.</param>
/// <param name="FirstSeed">The first seed.</param>
/// <param name="Seeds">Number of seeds.</param>
/// <param name="Experiments">Full names of the compared experiments, in the order written.</param>
/// <param name="Tasks">The tasks; empty if each experiment keeps its own.</param>
/// <param name="Grids">The varied settings, in the order written.</param>
/// <param name="Broken">True if a problem in the place itself prevents it from being a study.</param>
/// <param name="Referenced">Experiments of referenced assemblies, with their bases.</param>
internal sealed record DeclaredStudy(
    string Name, string Namespace, EquatableArray<string> ContainingTypes, string Source, string Summary, long FirstSeed, int Seeds,
    EquatableArray<string> Experiments, EquatableArray<TaskReference> Tasks, EquatableArray<DeclaredGrid> Grids, bool Broken,
    EquatableArray<Declared> Referenced)
{
    /// <summary>The name with namespace and containing types, joined by dots.</summary>
    public string FullName => Declaration.Qualify(Namespace, ContainingTypes, Name);
}
