using NE.Generators.Model.Studies;

namespace NE.Generators.Model;

/// <summary>What one place states by itself. Bases are named, not followed; presets are not filled in.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="ContainingTypes">Types around it, outermost first, as generated code opens them.</param>
/// <param name="Header">
/// How generated code opens it, for example <c>public partial class NeTd3</c>; empty when it cannot be completed.
/// </param>
/// <param name="Accessibility"><c>public</c>, or <c>internal</c> for everything less.</param>
/// <param name="Sealed">Whether it says <c>sealed</c>.</param>
/// <param name="Source">Where it was declared (<see cref="DeclarationSource"/>).</param>
/// <param name="Base">Full name of the experiment that it varies, or null for an experiment of its own.</param>
/// <param name="Summary">The text of its summary on one line, or empty.</param>
/// <param name="Task">The task that it names, or null.</param>
/// <param name="Parts">The parts that it writes, sorted by name.</param>
/// <param name="Without">Names of the parts that it removes, sorted.</param>
/// <param name="Networks">The networks that it writes, in their order.</param>
/// <param name="Broken">True when a problem of the place itself keeps an agent from being made.</param>
/// <param name="ReferencedBases">Bases that stand in referenced assemblies, which no front end of this compilation reads.</param>
internal sealed record Declared(
    string Name, string Namespace, EquatableArray<string> ContainingTypes, string Header, string Accessibility, bool Sealed, string Source,
    string? Base, string Summary, TaskReference? Task, EquatableArray<WrittenPart> Parts, EquatableArray<string> Without,
    EquatableArray<DeclaredNetwork> Networks, bool Broken, EquatableArray<Declared> ReferencedBases)
{
    /// <summary>The name with namespace and containing types, joined by dots.</summary>
    public string FullName => Declaration.Qualify(Namespace, ContainingTypes, Name);

    /// <summary>By what a place goes that a study made; null for what a user declared.</summary>
    public ArmName? Arm { get; init; }
}
