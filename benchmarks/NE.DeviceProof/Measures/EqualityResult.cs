namespace NE.DeviceProof.Measures;

/// <summary>How learners on a device compare with the same learners on the CPU.</summary>
/// <param name="Updates">Number of updates of both.</param>
/// <param name="Events">Number of topology records on the device.</param>
/// <param name="EventsOfProcessor">The same on the CPU.</param>
/// <param name="Values">Numbers compared: every tensor of a checkpoint of every learner.</param>
/// <param name="Differing">How many of them differ; zeros of either sign are equal, a NaN equals nothing.</param>
/// <param name="Largest">The largest absolute difference.</param>
/// <param name="Where">The tensor where it is; empty when all are equal.</param>
internal sealed record EqualityResult(
    int Updates, int Events, int EventsOfProcessor, long Values, long Differing, double Largest, string Where)
{
    /// <summary>Whether nothing differs.</summary>
    public bool Equal => Differing == 0 && Events == EventsOfProcessor;
}
