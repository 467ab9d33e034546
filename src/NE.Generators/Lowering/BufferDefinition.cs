namespace NE.Generators.Lowering;

/// <summary>A buffer that the agent owns.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Network">Class of the network for a cache, else null.</param>
/// <param name="Features">Rows of a vector, else 0.</param>
/// <param name="Rows">Those rows as generated code writes them: a constant's name, or a number; empty for others.</param>
/// <param name="Batch">Samples.</param>
/// <param name="BatchConstant">Name of the constant that holds the number of samples.</param>
/// <param name="Purpose">What it is for, one phrase.</param>
/// <param name="Place">Name of the cache whose hidden values it takes the place of, or null for memory of its own.</param>
internal sealed record BufferDefinition(
    string Name, BufferKind Kind, string? Network, int Features, string Rows, int Batch, string BatchConstant, string Purpose,
    string? Place = null);
