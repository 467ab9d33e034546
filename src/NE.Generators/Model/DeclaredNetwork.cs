namespace NE.Generators.Model;

/// <summary>A network as written.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Role">Its role.</param>
/// <param name="Twins">Number of instances with separate weights.</param>
/// <param name="Dense">Whether it has no masks.</param>
/// <param name="Header">
/// Its header in generated code, for example <c>public partial class Policy</c>; empty if it cannot be completed.
/// </param>
/// <param name="Accessibility">Accessibility as C# writes it.</param>
/// <param name="Layers">In the order written.</param>
internal sealed record DeclaredNetwork(
    string Name, NetworkRole Role, int Twins, bool Dense, string Header, string Accessibility, EquatableArray<DeclaredLayer> Layers);
