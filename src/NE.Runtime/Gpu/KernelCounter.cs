namespace NE.Runtime.Gpu;

/// <summary>A counter of a checkpoint that follows from the number of updates: steps of a norm that goes by age.</summary>
/// <param name="Name">Its name in a checkpoint, for example <c>Value1.Hidden1.Norm.steps</c>.</param>
/// <param name="Every">Updates for one step; 0 where nothing is counted.</param>
public sealed record KernelCounter(string Name, int Every);
