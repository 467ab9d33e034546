namespace NE.Generators.Model;

/// <summary>Where experiments are declared.</summary>
internal static class DeclarationSource
{
    /// <summary>In attributes of C# classes.</summary>
    public const string Attributes = "attributes";

    /// <summary>In YAML files, whose classes are generated.</summary>
    public const string Yaml = "yaml";
}
