using System;
using System.Globalization;

namespace NE.Generators.Printing;

/// <summary>Numbers as C# writes them: invariant culture, exact when read back, suffix by type.</summary>
internal static class Literal
{
    /// <summary>A number of a C# type.</summary>
    /// <param name="type"><c>int</c>, <c>long</c>, <c>float</c> or <c>double</c>.</param>
    /// <param name="number">The number.</param>
    public static string Of(string type, double number) => type switch
    {
        "int" or "long" => Of((long)number),
        "float" => Of((float)number),
        _ => Of(number),
    };

    /// <summary>A whole number, with underscores between thousands.</summary>
    public static string Of(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');

    /// <summary>A double-precision number.</summary>
    public static string Of(double number)
    {
        string text = Shortest(number, static n => n.ToString("G15", CultureInfo.InvariantCulture), static n => n.ToString("G17", CultureInfo.InvariantCulture),
            static (t, n) => double.Parse(t, CultureInfo.InvariantCulture) == n);
        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;
    }

    /// <summary>A single-precision number.</summary>
    public static string Of(float number) =>
        Shortest(number, static n => ((float)n).ToString("G7", CultureInfo.InvariantCulture), static n => ((float)n).ToString("G9", CultureInfo.InvariantCulture),
            static (t, n) => float.Parse(t, CultureInfo.InvariantCulture) == (float)n) + "f";

    // netstandard2.0 code may run on a framework whose "R" is not exact: try the short form, else the one that is always exact.
    private static string Shortest(double number, Func<double, string> brief, Func<double, string> exact, Func<string, double, bool> equals) =>
        equals(brief(number), number) ? brief(number) : exact(number);
}
