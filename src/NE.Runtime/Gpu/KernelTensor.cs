namespace NE.Runtime.Gpu;

/// <summary>A tensor of a checkpoint in a learner's memory on the device.</summary>
/// <param name="Name">Its name in a checkpoint, for example <c>Value1.Hidden2.weight.m</c>.</param>
/// <param name="Element">What its values are.</param>
/// <param name="Offset">Where it begins, in floats from the start of the learner's arena.</param>
/// <param name="Length">Number of values.</param>
/// <param name="Skip">Values between the offset and the first.</param>
public sealed record KernelTensor(string Name, KernelElement Element, int Offset, int Length, int Skip = 0);
