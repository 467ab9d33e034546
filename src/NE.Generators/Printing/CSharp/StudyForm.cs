using System.Linq;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Generators.Program;
using NE.Generators.Vocabulary;

namespace NE.Generators.Printing.CSharp;

/// <summary>Prints a study as an attributed class.</summary>
internal static class StudyForm
{
    /// <summary>Prints one study.</summary>
    public static void Class(CodeWriter code, DeclaredStudy study)
    {
        code.Summary(study.Summary.Length > 0 ? study.Summary : "A study.");
        string first = study.FirstSeed == Schema.Study.Find(nameof(StudyAttribute.FirstSeed))!.Default() ? "" : $", FirstSeed = {Literal.Of(study.FirstSeed)}";
        code.Line($"[Study(Seeds = {Literal.Of((long)study.Seeds)}{first})]");
        foreach (string name in study.Experiments)
        {
            code.Line($"[Compare<{Near(name, study.Namespace)}>]");
        }

        string[] catalogue = [.. study.Tasks.Where(static task => task.Own?.TypeName is null).Select(static task => $"\"{task.Name}\"")];
        if (catalogue.Length > 0)
        {
            code.Line($"[Across({string.Join(", ", catalogue)})]");
        }

        foreach (TaskReference task in study.Tasks.Where(static task => task.Own?.TypeName is not null))
        {
            code.Line($"[Across<{task.Own!.TypeName}>]");
        }

        foreach (DeclaredGrid grid in study.Grids)
        {
            SettingSchema setting = Schema.Find(grid.Part)!.Find(grid.Setting)!;
            string values = string.Join(", ", grid.Values.Select(value => Literal.Of(setting, value)));
            code.Line($"[Vary<{grid.Part}Attribute>(nameof({grid.Part}Attribute.{grid.Setting}), {values})]");
        }

        code.Line($"public partial class {MemberNames.Escape(study.Name)};");
    }

    // A class in the same namespace is printed with its simple name.
    private static string Near(string full, string space)
    {
        string simple = full.Substring(full.LastIndexOf('.') + 1);
        return Declaration.Qualify(space, [], simple) == full ? simple : "global::" + full;
    }
}
