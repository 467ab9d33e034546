namespace NE.Reference;

/// <summary>The trained network or its slowly following copy.</summary>
public enum Side
{
    Online,
    Target,
}
