using System.Linq;

namespace NE.Generators.Model;

/// <summary>Layers in a class that is no network of an experiment.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="ContainingTypes">Headers of its containing types, outermost first; empty for one that cannot be completed.</param>
/// <param name="Header">Its header in generated code; empty if it cannot be completed.</param>
/// <param name="Layers">Its layers.</param>
internal sealed record StrayLayers(
    string Name, string Namespace, EquatableArray<string> ContainingTypes, string Header, EquatableArray<DeclaredLayer> Layers)
{
    /// <summary>Whether another part of the class can be generated.</summary>
    public bool Completable => Header.Length > 0 && ContainingTypes.All(static outer => outer.Length > 0);

    /// <summary>Whether errors of the C# compiler remain for its partial properties.</summary>
    public bool KeepsErrors => !Completable && Layers.Any(static layer => layer.Header.Length > 0);
}
