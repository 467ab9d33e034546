using System.Globalization;
using System.Text.RegularExpressions;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Numbers as people write them: <c>256</c>, <c>1_000_000</c>, <c>0.25</c>, <c>.5</c>, <c>1e6</c>, <c>3e-4</c>.</summary>
internal static class YamlNumber
{
    /// <summary>The form of a number, which the JSON schema states too.</summary>
    public const string Pattern = @"^[+-]?([0-9]+(_[0-9]+)*(\.([0-9]+(_[0-9]+)*)?)?|\.[0-9]+(_[0-9]+)*)([eE][+-]?[0-9]+)?$";

    private const int Longest = 64;

    private static readonly Regex Form = new(Pattern, RegexOptions.CultureInvariant);

    /// <summary>Reads a number; false for any other text.</summary>
    public static bool TryParse(string text, out double value)
    {
        value = 0;
        return text.Length <= Longest && Form.IsMatch(text) && text[text.Length - 1] != '\n'
            && double.TryParse(text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
