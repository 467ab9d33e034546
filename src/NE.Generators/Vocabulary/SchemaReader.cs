using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using NE.Dsl;

namespace NE.Generators.Vocabulary;

/// <summary>Reads the metadata of settings from an attribute class of NE.Dsl.</summary>
internal static class SchemaReader
{
    // Larger than any run, and small enough that sums of step counts are exact in double and long.
    private const double MostSteps = 1e12;

    private static readonly Preset[] Presets = [.. Enum.GetValues(typeof(Preset)).Cast<Preset>()];

    /// <summary>The name of an attribute class without <c>Attribute</c>.</summary>
    public static string NameOf(Type attribute) => attribute.Name.Substring(0, attribute.Name.Length - nameof(Attribute).Length);

    /// <summary>The kind of a part in one word: the class between it and all parts, if there is one; null otherwise.</summary>
    public static string? KindOf(Type attribute)
    {
        Type? kind = attribute;
        while (kind is not null && kind.BaseType != typeof(PartAttribute))
        {
            kind = kind.BaseType;
        }

        return kind is null || kind == attribute ? null : NameOf(kind).ToLowerInvariant();
    }

    /// <summary>The settings of an attribute class, in the order of its properties.</summary>
    public static IReadOnlyList<SettingSchema> Settings(Type attribute)
    {
        // A class whose constructor has parameters has no defaults: all values are written.
        Type concrete = Concrete(attribute);
        object? sample = RepeatedOf(attribute) is { } repeated ? Activator.CreateInstance(concrete, Enum.ToObject(repeated.Type, 0))
            : concrete.GetConstructor(Type.EmptyTypes) is null ? null
            : Activator.CreateInstance(concrete);
        return
        [
            .. attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .OrderBy(static property => Depth(property.GetMethod.GetBaseDefinition().DeclaringType))
                .ThenBy(static property => property.GetMethod.GetBaseDefinition().MetadataToken)
                .Select(property => (property, facts: property.GetCustomAttribute<SettingAttribute>(inherit: true)))
                .Where(static setting => setting.facts is not null)
                .Select(setting => Setting(setting.property, setting.facts!, sample)),
        ];
    }

    /// <summary>What a user-defined type of a part must be, stated by the generic class of the same name; null if there is none.</summary>
    public static OwnContract? OwnOf(Type attribute) =>
        attribute.Assembly.GetType(attribute.FullName + "`1") is { } generic && generic.GetCustomAttribute<OwnTypeAttribute>() is { } own
            ? new(generic, own.Contract, own.Constructed, own.Replaces)
            : null;

    /// <summary>How an experiment has several parts of an attribute class, one per choice; null if it has one.</summary>
    public static RepeatedPart? RepeatedOf(Type attribute) => attribute.GetCustomAttribute<RepeatedAttribute>() is { } repeated
        ? new(attribute.GetConstructors().Single().GetParameters().Single().ParameterType, repeated.List)
        : null;

    /// <summary>A class with the settings of a part that can be created: a part that always names a type is abstract without it.</summary>
    public static Type Concrete(Type attribute) => attribute.IsAbstract ? OwnOf(attribute)!.Part.MakeGenericType(typeof(object)) : attribute;

    /// <summary>A value of a property as a number.</summary>
    public static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static SettingSchema Setting(PropertyInfo property, SettingAttribute facts, object? sample)
    {
        Type type = property.PropertyType;
        double value = sample is null || type == typeof(string) || type.IsArray ? 0 : Number(property.GetValue(sample)!);
        Dictionary<Preset, (double Value, string Source)> defaults = Presets.ToDictionary(static preset => preset, _ => (value, facts.Source));
        foreach (InPresetAttribute given in property.GetCustomAttributes<InPresetAttribute>())
        {
            defaults[given.Preset] = (Number(given.Value), given.Source.Length > 0 ? given.Source : facts.Source);
        }

        ActsWithAttribute? acts = property.GetCustomAttribute<ActsWithAttribute>();
        return new(property.Name, type, Range(type, facts), defaults)
        {
            Choices = type.IsEnum ? Enum.GetNames(type) : [],
            Unit = facts.Unit,
            DefinedIn = facts.DefinedIn,
            Run = facts.Run,
            RunName = facts.RunName.Length > 0 ? facts.RunName : property.Name,
            InRunSettings = facts.InRunSettings,
            ActsWith = acts is null ? null : (acts.Setting, [.. acts.Choices.Select(Number)]),
        };
    }

    private static ValueRange Range(Type type, SettingAttribute facts)
    {
        double least = type == typeof(double) || type == typeof(double[]) ? double.NegativeInfinity : 0;
        double most = type.IsEnum ? Enum.GetNames(type).Length - 1
            : type == typeof(bool) || type == typeof(string) ? 1
            : type == typeof(int) ? int.MaxValue
            : type == typeof(long) ? MostSteps
            : double.PositiveInfinity;
        return new(
            First(facts.Above, facts.Least, least), !double.IsNaN(facts.Above), First(facts.Below, facts.Most, most),
            !double.IsNaN(facts.Below));
    }

    // Settings of the base class come before those of the derived class.
    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);

    private static double First(params double[] numbers) => numbers.First(static number => !double.IsNaN(number));
}
