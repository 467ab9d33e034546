namespace NE.Generators.Model.Studies;

/// <summary>The name of a study's program in run folders and tables, used instead of its class name.</summary>
/// <param name="Experiment">Simple name of the compared experiment.</param>
/// <param name="Point">The grid point, <c>Grow.Every=500</c>, or empty.</param>
internal sealed record ArmName(string Experiment, string Point);
