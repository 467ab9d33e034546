namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Names of the pipeline's steps, with which tests check what an edit reruns.</summary>
internal static class TrackingNames
{
    /// <summary>Classes with <c>[Experiment]</c>, read.</summary>
    public const string Experiments = nameof(Experiments);

    /// <summary>Classes with <c>[Variant]</c>, read.</summary>
    public const string Variants = nameof(Variants);

    /// <summary>Classes with <c>[Study]</c>, read.</summary>
    public const string Studies = nameof(Studies);

    /// <summary>User-defined types named in YAML, looked up in the project.</summary>
    public const string OwnTypes = nameof(OwnTypes);

    /// <summary>Studies expanded into tables of arms, with the programs they add.</summary>
    public const string Expanded = nameof(Expanded);

    /// <summary>Which experiments run the program of another.</summary>
    public const string Shared = nameof(Shared);

    /// <summary>The table of studies.</summary>
    public const string StudyTable = nameof(StudyTable);

    /// <summary>YAML files, read.</summary>
    public const string Yaml = nameof(Yaml);

    /// <summary>Declarations of YAML files, without locations.</summary>
    public const string YamlDeclared = nameof(YamlDeclared);

    /// <summary>Studies of YAML files, without locations.</summary>
    public const string YamlStudies = nameof(YamlStudies);

    /// <summary>References of the project.</summary>
    public const string References = nameof(References);

    /// <summary>Experiments with bases merged and presets applied.</summary>
    public const string Resolved = nameof(Resolved);

    /// <summary>Printed output of each experiment.</summary>
    public const string Outputs = nameof(Outputs);

    /// <summary>Names in the table of experiments.</summary>
    public const string Table = nameof(Table);
}
