namespace NE.Dsl;

/// <summary>The distribution from which a <see cref="ShiftAttribute"/> draws the value of a segment.</summary>
public enum Draw
{
    /// <summary>None: the values are listed, or the property has none.</summary>
    None,

    /// <summary>Between <c>From</c> and <c>To</c>, with a uniform logarithm.</summary>
    LogUniform,

    /// <summary>Uniform between <c>From</c> and <c>To</c>.</summary>
    Uniform,

    /// <summary>Normal with mean <c>From</c> and standard deviation <c>To</c>.</summary>
    Normal,
}
