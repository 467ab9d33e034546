namespace NE.Runtime.Gpu.Learners;

/// <summary>How a tensor of a learner on a device compares with that of the same learner on the CPU.</summary>
/// <param name="Update">The update after which it was compared.</param>
/// <param name="Event">Whether that update changed the topology.</param>
/// <param name="Tensor">Its name in a checkpoint, for example <c>Value1.Hidden2.weight.m</c>.</param>
/// <param name="Values">Number of its values.</param>
/// <param name="Differing">How many of them differ; zeros of either sign are equal.</param>
/// <param name="Largest">The largest absolute difference.</param>
public sealed record ParityRow(long Update, bool Event, string Tensor, int Values, int Differing, double Largest);
