using NE.Reference;

namespace NE.Integration.Tests.Trials;

/// <summary>What a trial declares about experience review.</summary>
internal sealed record ReviewPlan(ReviewSlope Slope, bool Probe)
{
    public int Window { get; init; } = 40;

    public int ObserveEvery { get; init; } = 10;

    public double Oldest { get; init; } = 0.25;

    public double Floor { get; init; } = 0.5;
}
