namespace NE.Dsl;

/// <summary>The value of a <see cref="ShiftAttribute"/> before its first change.</summary>
public enum FirstSegment
{
    /// <summary>The first drawn or listed value.</summary>
    Drawn,

    /// <summary>That of the unchanged task; the first drawn or listed value follows at the first change.</summary>
    Nominal,
}
