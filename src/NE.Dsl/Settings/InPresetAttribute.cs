using System;

namespace NE.Dsl;

/// <summary>The value of a setting in one preset, if it differs from the default.</summary>
/// <param name="preset">The preset.</param>
/// <param name="value">The value, of the type of the setting.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class InPresetAttribute(Preset preset, object value) : Attribute
{
    /// <summary>The preset.</summary>
    public Preset Preset { get; } = preset;

    /// <summary>The value.</summary>
    public object Value { get; } = value;

    /// <summary>The source of the value; empty for the source of the default.</summary>
    public string Source { get; set; } = "";
}
