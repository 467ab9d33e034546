namespace NE.Generators.Model;

/// <summary>One network.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Role">Its role.</param>
/// <param name="Twins">Number of instances with separate weights.</param>
/// <param name="Dense">True if the network has no masks.</param>
/// <param name="Declared">
/// True if the user wrote the class here, so that generated code completes it; false if it came from a base.
/// </param>
/// <param name="Accessibility">Accessibility of the class as C# writes it.</param>
/// <param name="Layers">From input to output; at least one.</param>
internal sealed record NetworkDeclaration(
    string Name, NetworkRole Role, int Twins, bool Dense, bool Declared, string Accessibility, EquatableArray<LayerDeclaration> Layers);
