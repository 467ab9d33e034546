namespace NE.Generators.Program;

/// <summary>A block of the agent's memory, or a formal one of a routine. <see cref="Buffers"/> has its name and size.</summary>
internal readonly record struct BufferId(int Number);
