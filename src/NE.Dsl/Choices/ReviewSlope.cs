namespace NE.Dsl;

/// <summary>How the slope of the activated-neuron count determines the threshold of experience review.</summary>
public enum ReviewSlope
{
    /// <summary>gain · |slope|, not below the floor (Paper).</summary>
    Absolute,

    /// <summary>gain · slope, not below the floor: a settled or falling count triggers review (the paper's first version).</summary>
    Signed,

    /// <summary>|slope| as printed, gain 1, not below the floor. The slope is then almost always below the floor.</summary>
    Literal,

    /// <summary>
    /// 1 + gain · slope, not below the floor: only a falling count triggers review, so that a network that loses no activity trains on
    /// uniform batches (Recommended).
    /// </summary>
    Falling,

    /// <summary>No count: the threshold falls from 1 to the floor linearly over the updates of the run.</summary>
    Time,
}
