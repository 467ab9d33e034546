using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Generators.Model;
using NE.Generators.Program;
using NE.Generators.Vocabulary;

namespace NE.Generators.Printing.CSharp;

/// <summary>
/// The settings record of a program: the values that every run has, and the run values of its parts that the runtime does not read, which
/// generated code declares in its own record.
/// </summary>
internal sealed class ProgramSettings
{
    /// <summary>The name of the record that a program declares.</summary>
    public const string Record = "AgentSettings";

    private static readonly Regex Reads = new(@"\bsettings\.(\w+)", RegexOptions.CultureInvariant);

    /// <summary>Collects the settings of a program.</summary>
    public ProgramSettings(ProgramModel program)
    {
        HashSet<string> read =
        [
            .. AgentFile.RunValues(program).SelectMany(static value => Reads.Matches(value.Setting!).Cast<Match>())
                .Select(static match => match.Groups[1].Value),
        ];
        PartValues[] parts = [.. program.Plan.Parts];
        HashSet<string> states = [.. parts.SelectMany(static part => Schema.Find(part.Name)!.Settings).Select(static setting => setting.RunName)];
        foreach (PartSchema schema in Schema.Parts.Where(static schema => schema.Repeated is null))
        {
            PartValues? part = parts.FirstOrDefault(part => part.Name == schema.Name);
            foreach (SettingSchema setting in schema.Settings.Where(static setting => setting.Run || setting.InRunSettings))
            {
                // A program may read a value of a part that it does not have: dormancy is also measured without pruning.
                if (part is null ? read.Contains(setting.RunName) && !states.Contains(setting.RunName) : Acts(setting, part))
                {
                    All.Add(new(schema, setting, part?[setting.Name] ?? setting.Default()));
                }
            }
        }
    }

    /// <summary>All of them, in the order of the vocabulary.</summary>
    public List<Item> All { get; } = [];

    /// <summary>The settings that the program declares itself.</summary>
    public IEnumerable<Item> Own => All.Where(static item => !item.Setting.InRunSettings);

    /// <summary>The type of the program's settings, as named in its own files.</summary>
    public string Type => Own.Any() ? Record : "Training::RunSettings";

    private static bool Acts(SettingSchema setting, PartValues part) =>
        setting.ActsWith is not { } beside || beside.Choices.Contains(part[beside.Setting]);

    /// <summary>A setting with its value.</summary>
    /// <param name="Part">The part.</param>
    /// <param name="Setting">The setting.</param>
    /// <param name="Value">Its value.</param>
    internal sealed record Item(PartSchema Part, SettingSchema Setting, double Value)
    {
        /// <summary>The name in the record of a run: <c>prune.upper-bound</c>.</summary>
        public string Key => $"{KebabCase.Of(Part.Name)}.{KebabCase.Of(Setting.Name)}";

        /// <summary>Full name of the class that declares the property: the part's class or a base class.</summary>
        public string Declaring => Part.Type.GetProperty(Setting.Name)!.DeclaringType!.FullName;

        /// <summary>Its unit and the source of its definition.</summary>
        public string Comment => Setting.DefinedIn.Length > 0 ? $"{Setting.Unit} ({Setting.DefinedIn})" : Setting.Unit;

        /// <summary>Its type in C#.</summary>
        public string Type => Setting.Type.IsEnum ? "global::" + Setting.Type.FullName
            : Setting.Flag ? "bool"
            : Setting.Type == typeof(int) ? "int"
            : Setting.Type == typeof(long) ? "long"
            : "double";

        /// <summary>The property as a number.</summary>
        public string Number => Setting.Flag ? $"{Setting.RunName} ? 1 : 0" : Setting.Type.IsEnum ? $"(double){Setting.RunName}" : Setting.RunName;
    }
}
