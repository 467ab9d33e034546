namespace NE.Generators.Model.Studies;

/// <summary>By what a program made for a study goes in run folders and tables, instead of the name of its class.</summary>
/// <param name="Experiment">Simple name of the compared experiment.</param>
/// <param name="Point">The grid point, <c>Grow.Every=500</c>, or empty.</param>
internal sealed record ArmName(string Experiment, string Point);
