using System;

namespace NE.Dsl;

/// <summary>Marks a setting that has an effect only with certain choices of another setting of its part.</summary>
/// <param name="setting">The name of the other setting.</param>
/// <param name="choices">The choices.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ActsWithAttribute(string setting, params object[] choices) : Attribute
{
    /// <summary>The name of the other setting.</summary>
    public string Setting { get; } = setting;

    /// <summary>The choices.</summary>
    public object[] Choices { get; } = choices;
}
