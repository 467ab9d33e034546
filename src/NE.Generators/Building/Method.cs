namespace NE.Generators.Building;

/// <summary>A plasticity method; a feature. Implements the extension points at which it acts.</summary>
internal abstract record Method;
