using System;

namespace NE.Dsl;

/// <summary>Declares an experiment by its differences from another one.</summary>
/// <remarks>
/// A written part changes only the values that it names; a written network completely replaces the base's network of that role.
/// </remarks>
/// <typeparam name="TBase">The experiment or variant that it starts from.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class VariantAttribute<TBase> : Attribute
    where TBase : class
{
    /// <summary>Supplies the parts and values that are not written, here or in a base.</summary>
    /// <value>Default: the base's.</value>
    public Preset Preset { get; set; }

    /// <summary>Length of the run.</summary>
    /// <value>At least 1, in environment steps. Default: the base's.</value>
    public long Steps { get; set; }
}
