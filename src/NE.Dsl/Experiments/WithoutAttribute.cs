using System;

namespace NE.Dsl;

/// <summary>Removes one part, whether it came from the base or from the preset.</summary>
/// <typeparam name="TPart">The part's attribute, for example <see cref="ReviewAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class WithoutAttribute<TPart> : Attribute
    where TPart : PartAttribute;
