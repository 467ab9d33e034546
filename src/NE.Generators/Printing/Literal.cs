using System.Globalization;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.Printing;

/// <summary>C# literals: invariant culture, exact when read back, suffix by type.</summary>
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
        // netstandard2.0 code may run on a framework whose "R" is not exact: the short form, unless only the long form reads back exactly.
        string brief = number.ToString("G15", CultureInfo.InvariantCulture);
        bool exact = double.Parse(brief, CultureInfo.InvariantCulture) == number;
        string text = exact ? brief : number.ToString("G17", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }

    /// <summary>The value of a setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">The value.</param>
    /// <param name="dsl">Prefix of the names of NE.Dsl: empty, or <c>global::NE.Dsl.</c>.</param>
    public static string Of(SettingSchema setting, double value, string dsl = "") =>
        setting.Choices.Count > 0 ? $"{dsl}{setting.ChoiceType}.{setting.Choices[(int)value]}"
        : setting.Flag ? (value != 0 ? "true" : "false")
        : setting.Whole ? Of((long)value)
        : Of(value);

    /// <summary>The value of a setting, which may be text or a list.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="written">The value.</param>
    /// <param name="dsl">Prefix of the names of NE.Dsl: empty, or <c>global::NE.Dsl.</c>.</param>
    public static string Of(SettingSchema setting, Setting written, string dsl = "") => !setting.Textual ? Of(setting, written.Value, dsl)
        : setting.List ? $"new double[] {{ {string.Join(", ", NumberList.Parse(written.Text ?? "").Select(Of))} }}"
        : "\"" + (written.Text ?? "").Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    /// <summary>A single-precision number.</summary>
    public static string Of(float number)
    {
        string brief = number.ToString("G7", CultureInfo.InvariantCulture);
        bool exact = float.Parse(brief, CultureInfo.InvariantCulture) == number;
        return (exact ? brief : number.ToString("G9", CultureInfo.InvariantCulture)) + "f";
    }
}
