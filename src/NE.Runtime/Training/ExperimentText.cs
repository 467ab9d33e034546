namespace NE.Runtime.Training;

/// <summary>An experiment as declared, with the bases that it varies, in both forms that the compiler reads; without summaries.</summary>
/// <param name="CSharp">As attributed classes.</param>
/// <param name="Yaml">As a YAML file, in which a task of the user's own is left out.</param>
public sealed record ExperimentText(string CSharp, string Yaml);
