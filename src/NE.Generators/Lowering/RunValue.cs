namespace NE.Generators.Lowering;

/// <summary>A number of the run's settings that operations use: kept in a field in the type that they take.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Type"><c>float</c> or <c>double</c>.</param>
/// <param name="Setting">The expression over <c>settings</c>.</param>
/// <param name="Meaning">Meaning, unit and source.</param>
internal sealed record RunValue(string Field, string Type, string Setting, string Meaning);
