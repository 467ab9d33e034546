namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Names of the pipeline's steps, by which tests watch what an edit runs again.</summary>
internal static class TrackingNames
{
    /// <summary>Classes with <c>[Experiment]</c>, read.</summary>
    public const string Experiments = nameof(Experiments);

    /// <summary>Classes with <c>[Variant]</c>, read.</summary>
    public const string Variants = nameof(Variants);

    /// <summary>Classes with <c>[Study]</c>, read.</summary>
    public const string Studies = nameof(Studies);

    /// <summary>Studies turned into tables of arms, with the programs they add.</summary>
    public const string Expanded = nameof(Expanded);

    /// <summary>Which experiments run the program of another.</summary>
    public const string Shared = nameof(Shared);

    /// <summary>The table of studies.</summary>
    public const string StudyTable = nameof(StudyTable);

    /// <summary>YAML files, read.</summary>
    public const string Yaml = nameof(Yaml);

    /// <summary>What YAML files declare, without places.</summary>
    public const string YamlDeclared = nameof(YamlDeclared);

    /// <summary>Studies of YAML files, without places.</summary>
    public const string YamlStudies = nameof(YamlStudies);

    /// <summary>What the project references.</summary>
    public const string References = nameof(References);

    /// <summary>Bases followed, presets filled in; one for each experiment.</summary>
    public const string Resolved = nameof(Resolved);

    /// <summary>What is printed for each experiment.</summary>
    public const string Outputs = nameof(Outputs);

    /// <summary>Names in the table of experiments.</summary>
    public const string Table = nameof(Table);
}
