using System.Collections.Generic;
using NE.Generators.Diagnostics;
using NE.Generators.Vocabulary;

namespace NE.Generators.Model;

/// <summary>What a network is for: a feature. It states the role's words, what the network reads, and what its last layer must be.</summary>
internal abstract record NetworkRole
{
    /// <summary>The name of its attribute, which messages and YAML write in lower case.</summary>
    public abstract string Name { get; }

    /// <summary>The name in a sentence: <c>actor</c>. Also its key in YAML.</summary>
    public string Word => KebabCase.Of(Name);

    /// <summary>What a network of this role is called where its name is not written.</summary>
    public abstract string NetworkName { get; }

    /// <summary>What the last layer is called where its name is not written.</summary>
    public abstract string OutputName { get; }

    /// <summary>What such a network computes, one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>Layers of such a network in YAML, as an example in messages.</summary>
    public abstract string Example { get; }

    /// <summary>How many networks of this role have weights of their own; null where there is always one.</summary>
    public virtual SettingSchema? Twins => null;

    /// <summary>Their number where none is written.</summary>
    public int DefaultTwins => Twins is { } twins ? (int)twins.Default() : 1;

    /// <summary>What the agent keeps for such a network beside what it keeps for all, named behind the network's field.</summary>
    public virtual IReadOnlyList<string> Fields => [];

    /// <summary>Length of its input.</summary>
    public abstract int Inputs(TaskDeclaration task);

    /// <summary>What is wrong with the last layer of such a network.</summary>
    /// <param name="declaration">The experiment.</param>
    /// <param name="network">The network.</param>
    /// <param name="last">Its last layer.</param>
    /// <param name="sizesKnown">False when the task is not known, so that nothing can be said about its sizes.</param>
    public abstract IEnumerable<Problem> Check(Declaration declaration, NetworkDeclaration network, LayerDeclaration last, bool sizesKnown);

    /// <summary>Says that the last layer has another width.</summary>
    protected static Problem Width(NetworkDeclaration network, LayerDeclaration last, string remedy) => new(
        ProblemId.OutputShape,
        $"The last layer {network.Name}.{last.Name} has {MessageFormat.Count(last.Units)} units, but {remedy}.",
        [Anchor.OfLayer(network.Name, last.Name, "Linear", ""), Anchor.OfNetwork(network.Name)]);
}
