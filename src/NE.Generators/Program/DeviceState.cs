namespace NE.Generators.Program;

/// <summary>State of the agent that kernels read and write.</summary>
/// <param name="Id">What operations call it.</param>
/// <param name="Length">Floats that it takes.</param>
/// <param name="Tensors">Its tensors by the names of checkpoints, as an element of a C# list; <c>{0}</c> is where it begins.</param>
internal sealed record DeviceState(StateId Id, int Length, string Tensors);
