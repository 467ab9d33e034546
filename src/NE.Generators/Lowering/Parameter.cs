namespace NE.Generators.Lowering;

/// <summary>A parameter of a routine.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Features">Rows of an activation parameter, 0 for others or where they vary.</param>
internal sealed record Parameter(ParameterKind Kind, string Name, int Features = 0);
