using System.Linq;
using NE.Generators.Model.Studies;

namespace NE.Generators.Model;

/// <summary>One declaration as written. Bases are named, not followed; presets are not applied.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="ContainingTypes">Headers of its containing types, outermost first.</param>
/// <param name="Header">
/// Its header in generated code, for example <c>public partial class NeTd3</c>; empty if it cannot be completed.
/// </param>
/// <param name="Accessibility"><c>public</c>, or <c>internal</c> for anything more restricted.</param>
/// <param name="Sealed">Whether it is <c>sealed</c>.</param>
/// <param name="Source">Where it was declared (<see cref="DeclarationSource"/>).</param>
/// <param name="Base">Full name of the experiment that it varies, or null for an experiment.</param>
/// <param name="Summary">The text of its summary on one line, or empty.</param>
/// <param name="Task">Its task, or null.</param>
/// <param name="Parts">The parts that it writes, sorted by name.</param>
/// <param name="Without">Names of the parts that it removes, sorted.</param>
/// <param name="Networks">The networks that it writes, in order.</param>
/// <param name="Broken">True if a problem in the place itself prevents an agent from being generated.</param>
/// <param name="ReferencedBases">Bases in referenced assemblies, which no front end of this compilation reads.</param>
internal sealed record Declared(
    string Name, string Namespace, EquatableArray<string> ContainingTypes, string Header, string Accessibility, bool Sealed, string Source,
    string? Base, string Summary, TaskReference? Task, EquatableArray<WrittenPart> Parts, EquatableArray<string> Without,
    EquatableArray<DeclaredNetwork> Networks, bool Broken, EquatableArray<Declared> ReferencedBases)
{
    /// <summary>The name with namespace and containing types, joined by dots.</summary>
    public string FullName => Declaration.Qualify(Namespace, ContainingTypes, Name);

    /// <summary>
    /// Whether errors of the C# compiler remain for its partial properties: no other part of their classes can be generated.
    /// </summary>
    public bool KeepsErrors => Networks.Any(network =>
        (Header.Length == 0 || network.Header.Length == 0) && network.Layers.Any(static layer => layer.Header.Length > 0));

    /// <summary>Number of other places whose names differ from its own in case alone and whose files have the names that its own would have.</summary>
    public int Clashes { get; init; }

    /// <summary>The display name of a place created by a study; null for one declared by the user.</summary>
    public ArmName? Arm { get; init; }
}
