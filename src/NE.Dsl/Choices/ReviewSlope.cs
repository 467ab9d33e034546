namespace NE.Dsl;

/// <summary>How the slope of the activated-neuron count determines the threshold of experience review.</summary>
public enum ReviewSlope
{
    /// <summary>gain · |slope|, not below the floor (Paper).</summary>
    Absolute,

    /// <summary>gain · slope, not below the floor: a falling count triggers review (Recommended).</summary>
    Signed,

    /// <summary>|slope| as printed, gain 1, not below the floor. The slope is then almost always below the floor.</summary>
    Literal,
}
