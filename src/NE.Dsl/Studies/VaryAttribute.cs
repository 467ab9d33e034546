using System;
using System.Collections.Generic;

namespace NE.Dsl;

/// <summary>
/// Lists several values for one setting of a part: <c>[Vary&lt;GrowAttribute&gt;(nameof(GrowAttribute.Every), 500, 1_000)]</c>. Several
/// attributes form a grid. A compared experiment without that part is trained once, unchanged.
/// </summary>
/// <typeparam name="TPart">The part's attribute, for example <see cref="GrowAttribute"/>.</typeparam>
/// <param name="setting">The name of the part's setting.</param>
/// <param name="values">The values: numbers, members of its enum, true or false.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class VaryAttribute<TPart>(string setting, params object[] values) : Attribute
    where TPart : Attribute
{
    /// <summary>The name of the setting.</summary>
    public string Setting { get; } = setting;

    /// <summary>The values.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
