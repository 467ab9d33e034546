namespace NE.Generators.Building;

/// <summary>A method of plasticity: a feature. It implements the points at which it acts.</summary>
internal abstract record Method;
