using System.Collections.Generic;
using NE.Generators.Diagnostics;
using NE.Generators.Vocabulary;

namespace NE.Generators.Model;

/// <summary>The role of a network; a feature. Defines the role's words, the network's input, and the requirements of its last layer.</summary>
internal abstract record NetworkRole
{
    /// <summary>The name of its attribute, written in lower case in messages and YAML.</summary>
    public abstract string Name { get; }

    /// <summary>The name in a sentence: <c>actor</c>. Also its key in YAML.</summary>
    public string Word => KebabCase.Of(Name);

    /// <summary>The default name of a network of this role.</summary>
    public abstract string NetworkName { get; }

    /// <summary>The default name of the last layer.</summary>
    public abstract string OutputName { get; }

    /// <summary>One sentence on what such a network computes.</summary>
    public abstract string Summary { get; }

    /// <summary>Layers of such a network in YAML, as an example in messages.</summary>
    public abstract string Example { get; }

    /// <summary>The setting for the number of networks of this role; null if there is always one.</summary>
    public virtual SettingSchema? Twins => null;

    /// <summary>Their default number.</summary>
    public int DefaultTwins => Twins is { } twins ? (int)twins.Default() : 1;

    /// <summary>Suffixes of additional agent fields for such a network.</summary>
    public virtual IReadOnlyList<string> Fields => [];

    /// <summary>Length of its input.</summary>
    public abstract int Inputs(TaskDeclaration task);

    /// <summary>Checks the last layer of such a network.</summary>
    /// <param name="declaration">The experiment.</param>
    /// <param name="network">The network.</param>
    /// <param name="last">Its last layer.</param>
    /// <param name="sizesKnown">False if the task is unknown, so that sizes cannot be checked.</param>
    public abstract IEnumerable<Problem> Check(Declaration declaration, NetworkDeclaration network, LayerDeclaration last, bool sizesKnown);

    /// <summary>Reports that the last layer has the wrong width.</summary>
    protected static Problem Width(NetworkDeclaration network, LayerDeclaration last, string remedy) => new(
        ProblemId.OutputShape,
        $"The last layer {network.Name}.{last.Name} has {MessageFormat.Count(last.Units)} units, but {remedy}.",
        [Anchor.OfLayer(network.Name, last.Name, "Linear", ""), Anchor.OfNetwork(network.Name)]);
}
