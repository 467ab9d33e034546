namespace NE.Generators.Program;

/// <summary>One stretch of memory of the agent, or a formal one of a routine. <see cref="Buffers"/> knows its name and size.</summary>
internal readonly record struct BufferId(int Number);
