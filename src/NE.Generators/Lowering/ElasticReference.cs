namespace NE.Generators.Lowering;

/// <summary>A layer that topology events change.</summary>
/// <param name="Field">The agent's field.</param>
/// <param name="Instance">The network it belongs to.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Next">The layer that reads its units, or null for an output layer.</param>
internal sealed record ElasticReference(string Field, NetworkInstance Instance, ProgramLayer Layer, ProgramLayer? Next);
