using System;
using System.Collections.Generic;

namespace NE.Dsl;

/// <summary>
/// Gives one value of a part several values in a study: <c>[Vary&lt;GrowAttribute&gt;(nameof(GrowAttribute.Every), 500, 1_000)]</c>. Several of
/// them make a grid. A compared experiment without that part is trained once, as it is.
/// </summary>
/// <typeparam name="TPart">The part's attribute, for example <see cref="GrowAttribute"/>.</typeparam>
/// <param name="setting">The name of the part's value.</param>
/// <param name="values">What it takes, one after the other: numbers, choices of its enum, true or false.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class VaryAttribute<TPart>(string setting, params object[] values) : Attribute
    where TPart : Attribute
{
    /// <summary>The name of the value.</summary>
    public string Setting { get; } = setting;

    /// <summary>What it takes.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
