namespace NE.Generators.Program;

/// <summary>State of the agent that kernels read and write.</summary>
/// <param name="Id">Its id in operations.</param>
/// <param name="Length">Its number of floats.</param>
/// <param name="Tensors">Its tensors by their checkpoint names, as an element of a C# list; <c>{0}</c> is its offset.</param>
internal sealed record DeviceState(StateId Id, int Length, string Tensors);
