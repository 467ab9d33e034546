namespace NE.Runtime.Gpu;

/// <summary>A counter in a checkpoint that is derived from the number of updates: the steps of a norm that is stepped by age.</summary>
/// <param name="Name">Its name in a checkpoint, for example <c>Value1.Hidden1.Norm.steps</c>.</param>
/// <param name="Every">Updates per step; 0 where nothing is counted.</param>
public sealed record KernelCounter(string Name, int Every);
