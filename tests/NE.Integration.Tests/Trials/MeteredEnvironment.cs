using System;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Integration.Tests.Trials;

/// <summary>Counts the control steps between which the calling thread allocated anything, ends of episodes left out.</summary>
internal sealed class MeteredEnvironment(IEnvironment inner, int settle) : IEnvironment
{
    private long last = -1;
    private int steps;

    /// <summary>Steps counted, and those among them that were followed by an allocation.</summary>
    public (int Counted, int Allocating) Meter { get; private set; }

    public void Reset(ref RandomStream random, Span<float> observation)
    {
        inner.Reset(ref random, observation);
        last = -1;
    }

    public StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        if (steps++ > settle && last >= 0)
            Meter = (Meter.Counted + 1, Meter.Allocating + (now == last ? 0 : 1));
        last = now;
        return inner.Step(action, observation);
    }

    public void Dispose() => inner.Dispose();
}
