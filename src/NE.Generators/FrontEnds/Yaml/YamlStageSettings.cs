using System.Linq;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Reads the settings of a stage from the numbers after its word, in the order of the settings.</summary>
internal static class YamlStageSettings
{
    /// <summary>Reads the settings; those not written have their defaults.</summary>
    /// <param name="scope">Receives problems.</param>
    /// <param name="stage">The kind of stage.</param>
    /// <param name="words">Its word, then numbers.</param>
    /// <param name="scalar">Their place.</param>
    public static EquatableArray<Setting> Read(YamlScope scope, Stage stage, string[] words, YamlScalar scalar)
    {
        if (words.Length > stage.Settings.Count + 1)
        {
            scope.Report(
                ProblemId.WrongKind,
                $"{stage.Word} takes at most {MessageFormat.All([.. stage.Settings.Select(static setting => "its " + KebabCase.Of(setting.Name))])}, "
                + $"as in '{stage.Word} {string.Join(" ", stage.Settings.Select(static setting => MessageFormat.Number(setting.Default())))}', "
                + $"not {scalar.Kind}.",
                scalar.Span);
        }

        double Value(SettingSchema setting, int index)
        {
            double value = setting.Default();
            if (index + 1 >= words.Length)
            {
                return value;
            }

            if (!scalar.Plain || !YamlNumber.TryParse(words[index + 1], out value))
            {
                scope.Report(
                    ProblemId.WrongKind, $"The {KebabCase.Of(setting.Name)} of {stage.Word} is a number, not '{words[index + 1]}'.", scalar.Span);
                return setting.Default();
            }

            if (!setting.Allows(value))
            {
                scope.Report(
                    ProblemId.NetworkValueOutOfRange,
                    $"'{scalar.Text}' is out of range; the {KebabCase.Of(setting.Name)} must be {(setting.Whole ? "a whole number " : "")}{setting.Range}.",
                    scalar.Span);
                return setting.Default();
            }

            return value;
        }

        return stage.Settings.Select((setting, index) => new Setting(setting.Name, Value(setting, index))).ToEquatableArray();
    }
}
