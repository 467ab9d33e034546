using System;

namespace NE.Dsl;

/// <summary>States that a setting acts only beside one choice of another setting of its part.</summary>
/// <param name="setting">The name of the other setting.</param>
/// <param name="choice">The choice.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ActsWithAttribute(string setting, object choice) : Attribute
{
    /// <summary>The name of the other setting.</summary>
    public string Setting { get; } = setting;

    /// <summary>The choice.</summary>
    public object Choice { get; } = choice;
}
