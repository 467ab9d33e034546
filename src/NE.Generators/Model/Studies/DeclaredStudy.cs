namespace NE.Generators.Model.Studies;

/// <summary>What one place states of a study. Experiments are named, not followed.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="ContainingTypes">Types around it, outermost first, by name.</param>
/// <param name="Source">Where it was declared: <c>attributes</c>.</param>
/// <param name="Summary">The text of its summary on one line, or empty.</param>
/// <param name="FirstSeed">The first seed.</param>
/// <param name="Seeds">How many seeds.</param>
/// <param name="Experiments">Full names of what is compared, in the order written.</param>
/// <param name="Tasks">The tasks; empty when each experiment keeps its own.</param>
/// <param name="Grids">The values that are varied, in the order written.</param>
/// <param name="Broken">True when a problem of the place itself keeps it from being a study.</param>
/// <param name="Referenced">Experiments, with their bases, of referenced assemblies.</param>
internal sealed record DeclaredStudy(
    string Name, string Namespace, EquatableArray<string> ContainingTypes, string Source, string Summary, long FirstSeed, int Seeds,
    EquatableArray<string> Experiments, EquatableArray<TaskReference> Tasks, EquatableArray<DeclaredGrid> Grids, bool Broken,
    EquatableArray<Declared> Referenced)
{
    /// <summary>The name with namespace and containing types, joined by dots.</summary>
    public string FullName => Declaration.Qualify(Namespace, ContainingTypes, Name);
}
