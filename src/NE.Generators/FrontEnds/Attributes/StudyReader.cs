using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Generators.Vocabulary;
using NE.Shared;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Reads one class with <c>[Study]</c>. Experiments are named, not followed.</summary>
internal static class StudyReader
{
    /// <summary>The attributes that are valid only on a study.</summary>
    public static readonly string[] Parts = ["Compare", "Across", "Vary"];

    /// <summary>Reads a study.</summary>
    /// <param name="type">A class with <c>[Study]</c>.</param>
    /// <param name="stop">Cancels the work.</param>
    public static (DeclaredStudy Declared, EquatableArray<Problem> Problems) Read(INamedTypeSymbol type, CancellationToken stop)
    {
        List<Problem> problems = [];
        if (type.IsExperiment())
        {
            problems.Add(new(
                ProblemId.StudyAndExperiment,
                $"'{type.Name}' is both a study and an experiment; declare the study on a separate class and add [Compare<{type.Name}>].",
                [Anchor.Part("Study")]));
        }

        AttributeData study = type.GetAttributes().First(attribute => attribute.VocabularyName() == "Study");
        double first = Value(study, nameof(StudyAttribute.FirstSeed), problems);
        double seeds = Value(study, nameof(StudyAttribute.Seeds), problems);
        INamedTypeSymbol[] compared = [.. Compared(type)];
        Twice(compared.Select(experiment => experiment.QualifiedName()), "Compare", problems);
        if (compared.Length == 0 && !type.Has("Compare"))
        {
            problems.Add(new(
                ProblemId.NothingToCompare, $"The study '{type.Name}' compares nothing; add [Compare<...>] with an experiment or a variant.",
                [Anchor.Part("Study")]));
        }

        CheckCompared(compared, problems);
        EquatableArray<TaskReference> tasks = Tasks(type, problems);
        EquatableArray<DeclaredGrid> grids = Grids(type, problems);
        string summary = Summaries.Of(type, problems, stop);
        var declared = new DeclaredStudy(
            type.Name, type.Namespace(), type.ContainingTypes().Select(outer => outer.Name).ToEquatableArray(), "attributes",
            summary, (long)first, (int)seeds, compared.Select(experiment => experiment.QualifiedName()).ToEquatableArray(), tasks,
            grids, problems.Any(problem => problem.Blocks),
            compared.SelectMany(experiment => AttributeReader.Referenced(experiment, type.ContainingAssembly, stop)).Distinct().ToEquatableArray());
        return (declared, problems.ToEquatableArray());
    }

    /// <summary>The compared classes, in the order written. An unknown type comes from a front end without symbols.</summary>
    public static IEnumerable<INamedTypeSymbol> Compared(INamedTypeSymbol type) => type.GetAttributes()
        .Where(attribute => attribute.VocabularyName() == "Compare" && attribute.AttributeClass is { TypeArguments.Length: 1 })
        .Select(attribute => attribute.AttributeClass!.TypeArguments[0]).OfType<INamedTypeSymbol>();

    private static void CheckCompared(INamedTypeSymbol[] compared, List<Problem> problems)
    {
        for (int index = 0; index < compared.Length; index++)
        {
            if (compared[index].TypeKind != TypeKind.Error && !compared[index].IsExperiment())
            {
                problems.Add(new(
                    ProblemId.CompareOfNonExperiment,
                    $"'{compared[index].QualifiedName()}' is not an experiment, so it cannot be compared; name a class that has [Experiment] or "
                    + "[Variant<...>].",
                    [Anchor.OfStudy("Compare", index)]));
            }
        }
    }

    private static void Twice(IEnumerable<string> names, string attribute, List<Problem> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int index = 0;
        foreach (string name in names)
        {
            if (!seen.Add(name))
            {
                problems.Add(SaidTwice(name, Anchor.OfStudy(attribute, index)));
            }

            index++;
        }
    }

    private static Problem SaidTwice(string name, Anchor place) => new(
        ProblemId.StudyNamesTwice, $"The study names {name} twice, and the same trial would run twice; delete one.", [place]);

    private static double Value(AttributeData study, string name, List<Problem> problems)
    {
        SettingSchema setting = Schema.Study.Find(name)!;
        double value = AttributeValues.Named(study, name, setting.Default());
        if (setting.Allows(value))
        {
            return value;
        }

        problems.Add(new(
            ProblemId.StudyValueOutOfRange, $"Study.{name} = {MessageFormat.Number(value)} is out of range; it must be {setting.Range}.",
            [Anchor.Part("Study", name)]));
        return setting.Default();
    }

    private static EquatableArray<TaskReference> Tasks(INamedTypeSymbol type, List<Problem> problems)
    {
        List<TaskReference> tasks = [];
        AttributeData[] across = [.. type.GetAttributes().Where(attribute => attribute.VocabularyName() == "Across")];
        for (int ordinal = 0; ordinal < across.Length; ordinal++)
        {
            if (across[ordinal].AttributeClass is { TypeArguments.Length: 1 } generic)
            {
                if (generic.TypeArguments[0] is INamedTypeSymbol { TypeKind: TypeKind.Class } own)
                {
                    Anchor place = Anchor.OfStudy("Across", ordinal);
                    Add(TaskReader.ReadOwn(own, place, problems), place);
                }

                continue;
            }

            string?[] names = [.. Elements(across[ordinal], 0).Select(constant => constant.Value as string)];
            for (int argument = 0; argument < names.Length; argument++)
            {
                Anchor place = Anchor.OfStudy("Across", ordinal, argument);
                if (names[argument] is not { } name)
                {
                    continue;
                }

                if (TaskCatalogue.All.All(task => task.Name != name))
                {
                    problems.Add(TaskResolver.UnknownName(name, place));
                }

                Add(new(name, null), place);
            }
        }

        void Add(TaskReference task, Anchor place)
        {
            if (tasks.Any(other => other.Name == task.Name))
            {
                problems.Add(SaidTwice(task.Name, place));
            }

            tasks.Add(task);
        }

        return tasks.ToEquatableArray();
    }

    private static EquatableArray<DeclaredGrid> Grids(INamedTypeSymbol type, List<Problem> problems)
    {
        List<DeclaredGrid> grids = [];
        AttributeData[] varied = [.. type.GetAttributes().Where(attribute => attribute.VocabularyName() == "Vary")];
        for (int ordinal = 0; ordinal < varied.Length; ordinal++)
        {
            if (varied[ordinal].AttributeClass is not { TypeArguments.Length: 1 } generic || generic.TypeArguments[0].TypeKind == TypeKind.Error
                || AttributeValues.First(varied[ordinal]) is not string setting)
            {
                continue;
            }

            string part = Symbols.Short(generic.TypeArguments[0].Name);
            if (Schema.Find(part) is not { Settings.Count: > 0 } schema || schema.Find(setting) is not { Textual: false } value || setting == "Preset")
            {
                problems.Add(Unknown(part, setting, ordinal));
                continue;
            }

            if (grids.Any(grid => grid.Part == part && grid.Setting == setting))
            {
                problems.Add(SaidTwice($"{part}.{setting}", Anchor.OfStudy("Vary", ordinal)));
            }

            grids.Add(new(part, setting, Values(varied[ordinal], ordinal, part, value, problems)));
        }

        return grids.ToEquatableArray();
    }

    private static Problem Unknown(string part, string setting, int ordinal)
    {
        string[] names = [.. (Schema.Find(part)?.Settings.Where(value => !value.Textual).Select(value => value.Name) ?? []).Where(name => name != "Preset")];
        string advice = names.Length == 0 ? "It has no values to vary."
            : NearestName.Of(setting, names) is { } near ? $"Did you mean '{near}'?"
            : $"There are {MessageFormat.All(names)}.";
        return new(
            ProblemId.VaryUnknownValue, $"{part} has no value '{setting}' to vary. {advice}", [Anchor.OfStudy("Vary", ordinal, 0)]);
    }

    private static EquatableArray<double> Values(
        AttributeData attribute, int ordinal, string part, SettingSchema setting, List<Problem> problems)
    {
        List<double> values = [];
        int argument = 1;
        foreach (TypedConstant constant in Elements(attribute, 1))
        {
            Anchor place = Anchor.OfStudy("Vary", ordinal, argument++);
            double? value = AttributeValues.Number(constant);
            if (value is not { } number || !setting.Allows(number) || (constant.Kind == TypedConstantKind.Enum) != (setting.Choices.Count > 0))
            {
                string must = setting.Choices.Count > 0 ? MessageFormat.Any(setting.Choices) : (setting.Whole ? "a whole number " : "") + setting.Range;
                string found = constant.IsNull ? "null" : Convert.ToString(constant.Value, CultureInfo.InvariantCulture);
                problems.Add(new(ProblemId.VaryValueOutOfRange, $"{part}.{setting.Name} cannot be {found}; it must be {must}.", [place]));
            }
            else if (values.Contains(number))
            {
                problems.Add(SaidTwice($"{part}.{setting.Name} = {Convert.ToString(constant.Value, CultureInfo.InvariantCulture)}", place));
            }

            values.Add(value ?? 0);
        }

        if (values.Count == 0)
        {
            problems.Add(new(
                ProblemId.VaryValueOutOfRange, $"{part}.{setting.Name} is varied over no values; list at least one.",
                [Anchor.OfStudy("Vary", ordinal)]));
        }

        return values.ToEquatableArray();
    }

    private static IEnumerable<TypedConstant> Elements(AttributeData attribute, int parameter) =>
        attribute.ConstructorArguments.Length > parameter
            && attribute.ConstructorArguments[parameter] is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values
            : [];
}
