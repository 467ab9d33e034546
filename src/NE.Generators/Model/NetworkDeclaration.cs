namespace NE.Generators.Model;

/// <summary>One network.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Twins">Number of instances with own weights.</param>
/// <param name="Dense">True when the network has no masks.</param>
/// <param name="Declared">
/// True when the user wrote the class here, so that generated code completes it; false when it came from a base.
/// </param>
/// <param name="Accessibility">Accessibility of the class as C# writes it.</param>
/// <param name="Layers">From input to output; at least one.</param>
internal sealed record NetworkDeclaration(
    string Name, NetworkRole Role, int Twins, bool Dense, bool Declared, string Accessibility, EquatableArray<LayerDeclaration> Layers);
