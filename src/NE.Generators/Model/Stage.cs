using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;
using NE.Generators.Networks;
using NE.Generators.Vocabulary;

namespace NE.Generators.Model;

/// <summary>
/// A kind of stage, the unit of which a network is a sequence; a feature. Defines its words, its width, its modules and how generated code gives
/// access to it.
/// </summary>
internal abstract record Stage
{
    private IReadOnlyList<SettingSchema>? settings;

    /// <summary>Its attribute in NE.Dsl.</summary>
    public abstract Type Attribute { get; }

    /// <summary>Type of its properties in NE.Dsl.</summary>
    public abstract Type Property { get; }

    /// <summary>Its default names in YAML, before a number.</summary>
    public abstract string UsualName { get; }

    /// <summary>How messages name such a stage.</summary>
    public abstract string Noun { get; }

    /// <summary>Whether it can be the first and the last stage of a network: it creates units.</summary>
    public abstract bool CreatesUnits { get; }

    /// <summary>Name of its attribute.</summary>
    public string Name => SchemaReader.NameOf(Attribute);

    /// <summary>Its word in YAML.</summary>
    public string Word => KebabCase.Of(Name);

    /// <summary>Settings of its attribute.</summary>
    public IReadOnlyList<SettingSchema> Settings => settings ??= SchemaReader.Settings(Attribute);

    /// <summary>The setting with a name.</summary>
    public SettingSchema Setting(string name) => Settings.First(setting => setting.Name == name);

    /// <summary>Its width.</summary>
    /// <param name="written">The written width, if it has one.</param>
    /// <param name="inputs">Width of the stage before it.</param>
    public abstract int Units(int written, int inputs);

    /// <summary>Adds its modules to a network; returns the node of its output.</summary>
    public abstract Node Add(StageSite site);

    /// <summary>C# expression of its property in a network's class.</summary>
    public abstract string Access(LayerDeclaration stage);

    /// <summary>Its line in the structure of an experiment, without what its matrices add.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="inputs">Width of the stage before it.</param>
    public abstract string Structure(LayerDeclaration stage, int inputs);

    /// <summary>One sentence on a stage whose matrices the plan describes.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="matrices">One line for each matrix.</param>
    public abstract string Summary(LayerDeclaration stage, IReadOnlyList<string> matrices);

    /// <summary>Names of generated members other than its property, and of the values of a pass.</summary>
    public abstract (IReadOnlyList<string> Members, IReadOnlyList<string> Values) Names(LayerDeclaration stage);

    /// <summary>Names of its matrices, appended to the stage's.</summary>
    public abstract IReadOnlyList<string> Matrices { get; }

    /// <summary>Constraints on a stage that ranges cannot express.</summary>
    /// <param name="network">Its network.</param>
    /// <param name="stage">The stage.</param>
    public abstract IEnumerable<Problem> Check(NetworkDeclaration network, LayerDeclaration stage);

    /// <inheritdoc/>
    public virtual bool Equals(Stage? other) => other is not null && other.GetType() == GetType();

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(GetType().Name);
}
