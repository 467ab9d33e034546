namespace NE.Reference;

/// <summary>Which slope of the activated count the review threshold follows.</summary>
public enum ReviewSlope
{
    Absolute,
    Signed,
    Literal,
    Falling,
}
