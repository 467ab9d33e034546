using System;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Vocabulary;

namespace NE.Generators.Model;

/// <summary>A kind of normalisation between the linear map of a layer and its activation; a feature.</summary>
internal abstract record NormKind
{
    private SettingSchema? epsilon;

    /// <summary>Its attribute in NE.Dsl.</summary>
    public abstract Type Attribute { get; }

    /// <summary>Its word in the structure of an experiment.</summary>
    public abstract string StructureWord { get; }

    /// <summary>Name of its attribute.</summary>
    public string Name => SchemaReader.NameOf(Attribute);

    /// <summary>Its word in YAML.</summary>
    public string Word => KebabCase.Of(Name);

    /// <summary>Its one setting, a number added before the root.</summary>
    public SettingSchema Epsilon => epsilon ??= SchemaReader.Settings(Attribute).Single();

    /// <summary>Its module.</summary>
    /// <param name="epsilon">The number added before the root.</param>
    public abstract Module Module(double epsilon);

    /// <inheritdoc/>
    public virtual bool Equals(NormKind? other) => other is not null && other.GetType() == GetType();

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(GetType().Name);
}
