using System.Collections.Generic;
using System.Globalization;

namespace NE.Generators.Diagnostics;

/// <summary>Formats numbers and suggests names in messages.</summary>
internal static class MessageFormat
{
    /// <summary>The shortest exact form of a number in the invariant culture.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands separators.</summary>
    public static string Count(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A density or share to four places.</summary>
    public static string Share(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A list: <c>a, b or c</c>.</summary>
    public static string Any(IReadOnlyList<string> names) => Join(names, " or ");

    /// <summary>A list: <c>a, b and c</c>.</summary>
    public static string All(IReadOnlyList<string> names) => Join(names, " and ");

    private static string Join(IReadOnlyList<string> names, string last)
    {
        if (names.Count == 0)
        {
            return "";
        }

        string text = names[0];
        for (int index = 1; index < names.Count; index++)
        {
            text += (index == names.Count - 1 ? last : ", ") + names[index];
        }

        return text;
    }
}
