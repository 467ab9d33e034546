using System.Globalization;

namespace NE.Generators.Vocabulary;

/// <summary>The valid numbers of a value.</summary>
/// <param name="Low">Smallest number.</param>
/// <param name="LowOpen">Whether the smallest number itself is excluded.</param>
/// <param name="High">Largest number; infinity for none.</param>
/// <param name="HighOpen">Whether the largest number itself is excluded.</param>
internal readonly record struct ValueRange(double Low, bool LowOpen, double High, bool HighOpen)
{
    /// <summary>Whether a number is inside. NaN and infinities never are.</summary>
    public bool Contains(double value) =>
        !double.IsNaN(value) && !double.IsInfinity(value)
        && (LowOpen ? value > Low : value >= Low) && (HighOpen ? value < High : value <= High);

    /// <summary>The range in words: <c>above 0</c>, <c>at least 1</c>, <c>in [0, 1)</c>.</summary>
    public override string ToString() => double.IsInfinity(High)
        ? (LowOpen ? "above " : "at least ") + Text(Low)
        : $"in {(LowOpen ? '(' : '[')}{Text(Low)}, {Text(High)}{(HighOpen ? ')' : ']')}";

    private static string Text(double number) => number.ToString("#,0.###", CultureInfo.InvariantCulture);
}
