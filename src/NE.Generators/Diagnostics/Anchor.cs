using NE.Generators.Vocabulary;

namespace NE.Generators.Diagnostics;

/// <summary>
/// The subject of a problem in terms of the declaration, not of a file: an attribute's value, a layer, a network. Each front end
/// finds the location in its own text.
/// </summary>
/// <param name="Network">Name of the network, or null for the experiment itself.</param>
/// <param name="Layer">Name of the layer, or null.</param>
/// <param name="Attribute">Name of the attribute without <c>Attribute</c>, or null for the name of the class or property.</param>
/// <param name="Setting">
/// Name of the value in that attribute; empty for its first argument, null for the attribute itself. Without an attribute, a part of a property or
/// <see cref="Summary"/>.
/// </param>
internal readonly record struct Anchor(string? Network = null, string? Layer = null, string? Attribute = null, string? Setting = null)
{
    /// <summary>The name of the experiment.</summary>
    public static Anchor Declaration => default;

    /// <summary>The summary of the experiment.</summary>
    public static Anchor Summary => new(Setting: "summary");

    /// <summary>A part, or one value of it.</summary>
    public static Anchor Part(string part, string? setting = null) => new(Attribute: part, Setting: setting);

    /// <summary>One of the tasks of the experiment.</summary>
    /// <param name="index">Its index among them, from 0.</param>
    public static Anchor OfTask(int index) => OfStudy(Schema.Environment, 0, index);

    /// <summary>The attribute that removes a part.</summary>
    public static Anchor Without(string part) => new(Attribute: "Without", Setting: part);

    /// <summary>A network's name.</summary>
    public static Anchor OfNetwork(string network) => new(network);

    /// <summary>A layer's name, or one of its attributes, or a value of that.</summary>
    public static Anchor OfLayer(string network, string layer, string? attribute = null, string? setting = null) =>
        new(network, layer, attribute, setting);

    /// <summary>One of the repeated attributes of a study, or one of its arguments.</summary>
    /// <param name="attribute">Name without <c>Attribute</c>.</param>
    /// <param name="ordinal">Its index among those of this name, from 0.</param>
    /// <param name="argument">The argument's index, from 0; -1 for the attribute itself.</param>
    public static Anchor OfStudy(string attribute, int ordinal, int argument = -1) => new(Attribute: attribute, Setting: $"{ordinal}:{argument}");
}
