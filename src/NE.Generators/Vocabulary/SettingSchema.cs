using System;
using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Model;

namespace NE.Generators.Vocabulary;

/// <summary>
/// One setting, as defined by its property in NE.Dsl. Values are represented as numbers: choices by index, false and true as 0 and 1.
/// </summary>
/// <param name="Name">The property's name.</param>
/// <param name="Type">The property's type: double, int, long, bool, an enum, string or double[].</param>
/// <param name="Range">Its range.</param>
/// <param name="Defaults">The value of each preset, with its source.</param>
internal sealed record SettingSchema(
    string Name, Type Type, ValueRange Range, IReadOnlyDictionary<Preset, (double Value, string Source)> Defaults)
{
    /// <summary>The names of a choice, by number; empty for a number.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The unit; empty for a choice.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The paper that defines it, or empty.</summary>
    public string DefinedIn { get; init; } = "";

    /// <summary>Whether it is a run value; otherwise it is structure.</summary>
    public bool Run { get; init; }

    /// <summary>Its name among the run values.</summary>
    public string RunName { get; init; } = Name;

    /// <summary>Whether the settings record of NE.Runtime declares it.</summary>
    public bool InRunSettings { get; init; }

    /// <summary>The setting of the same part, with its choices, that this one requires to have an effect; null if it always has one.</summary>
    public (string Setting, EquatableArray<double> Choices)? ActsWith { get; init; }

    /// <summary>The name of the enum of a choice; empty for a number.</summary>
    public string ChoiceType => Type.IsEnum ? Type.Name : "";

    /// <summary>Whether it is true or false.</summary>
    public bool Flag => Type == typeof(bool);

    /// <summary>Whether it is a list of numbers.</summary>
    public bool List => Type == typeof(double[]);

    /// <summary>Whether it is text or a list of numbers, whose values are in <see cref="Setting.Text"/>.</summary>
    public bool Textual => List || Type == typeof(string);

    /// <summary>Whether it is a whole number.</summary>
    public bool Whole => Type != typeof(double) && !Textual;

    /// <summary>Whether it is part of the program. A preset is not: it only supplies other values.</summary>
    public bool Structure => !Run && Type != typeof(Preset);

    /// <summary>The value in a preset.</summary>
    public double Default(Preset preset = Preset.Recommended) => Defaults[preset].Value;

    /// <summary>Whether a written value is valid.</summary>
    public bool Allows(double value) => Range.Contains(value) && (!Whole || value == Math.Floor(value));

    /// <summary>A value in the property's type.</summary>
    public object Typed(double value) =>
        Type.IsEnum ? Enum.ToObject(Type, (int)value)
        : Flag ? value != 0
        : Type == typeof(int) ? (int)value
        : Type == typeof(long) ? (object)(long)value
        : value;

    /// <summary>A written value in the property's type; null for a list that was not written.</summary>
    public object? Typed(Setting setting) => !Textual ? Typed(setting.Value)
        : List ? (setting.Text is null ? null : NumberList.Parse(setting.Text))
        : setting.Text ?? "";
}
