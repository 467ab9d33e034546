using System;
using System.Runtime.CompilerServices;
using NE.Generators.Model;

namespace NE.Generators.Vocabulary;

/// <summary>
/// Parts as attributes of NE.Dsl, for code that reads settings by name and type. Attributes are mutable and do not compare by value, so
/// models hold <see cref="PartValues"/>, and an attribute is created on first use.
/// </summary>
internal static class PartObjects
{
    private static readonly ConditionalWeakTable<PartValues, Attribute> Made = new();

    /// <summary>The attribute of a part, the same for each call; do not modify it.</summary>
    public static Attribute Of(PartValues part) => Made.GetValue(part, Make);

    private static Attribute Make(PartValues part)
    {
        PartSchema schema = Schema.Find(part.Name)
            ?? throw new ArgumentException($"The vocabulary has no part '{part.Name}'.", nameof(part));
        object[] which = schema.Repeated is { } repeated ? [Enum.Parse(repeated.Type, part.Which)] : [];
        var attribute = (Attribute)Activator.CreateInstance(SchemaReader.Concrete(schema.Type), which);
        foreach (SettingSchema setting in schema.Settings)
        {
            schema.Type.GetProperty(setting.Name).SetValue(attribute, setting.Typed(part.Written(setting.Name)));
        }

        return attribute;
    }
}
