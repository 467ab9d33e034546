namespace NE.Runtime.Hosting.Studies;

/// <summary>A time in seconds that was measured several times.</summary>
/// <param name="Low">The shortest measurement.</param>
/// <param name="High">The longest measurement.</param>
internal readonly record struct CostRange(double Low, double High)
{
    /// <summary>Adds the bounds.</summary>
    public static CostRange operator +(CostRange left, CostRange right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>Multiplies both bounds.</summary>
    public static CostRange operator *(double factor, CostRange range) => new(factor * range.Low, factor * range.High);
}
