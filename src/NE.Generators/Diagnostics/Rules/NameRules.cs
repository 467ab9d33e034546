using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Diagnostics.Rules;

/// <summary>Checks that declared names give distinct names of generated members.</summary>
internal static class NameRules
{
    public static IEnumerable<Problem> Check(Declaration declaration) =>
        Experiment(declaration).Concat(Agent(declaration)).Concat(declaration.Networks.SelectMany(Layers)).Concat(declaration.Networks.SelectMany(Cache))
            .GroupBy(problem => problem.Anchors[0]).Select(group => group.First());

    // The class of the agent: no member can have its name, and in the global namespace it could hide namespaces that generated code uses.
    private static IEnumerable<Problem> Experiment(Declaration declaration)
    {
        if (MemberNames.AgentMembers.Contains(declaration.Name) || MemberNames.AgentWords.Contains(declaration.Name))
        {
            yield return new(
                ProblemId.ReservedName,
                $"{(declaration.Base is null ? "An" : "A")} {Kind(declaration)} cannot be called '{declaration.Name}': generated code has a member of that name; rename it.",
                [Anchor.Declaration]);
        }

        // Containing types are stored as "public partial class Outer".
        string outer = declaration.ContainingTypes.Count > 0 ? declaration.ContainingTypes[0].Split(' ').Last() : declaration.Name;
        if (declaration.Namespace.Length == 0 && MemberNames.Namespaces.Contains(outer))
        {
            yield return new(
                ProblemId.ReservedName,
                $"A class outside all namespaces cannot be called '{outer}': generated code has a namespace of that name; rename it or state a "
                + "namespace.",
                [Anchor.Declaration]);
        }
    }

    // The agent: a field for each network, its companion fields, and a field for each of its elastic layers.
    private static IEnumerable<Problem> Agent(Declaration declaration)
    {
        var names = new Taken(MemberNames.AgentWords);
        names.Own(new(Kind(declaration), declaration.Name, [Anchor.Declaration]));
        foreach (NetworkDeclaration network in declaration.Networks)
        {
            string[] fields = [.. MemberNames.InstanceFields(network.Name, network.Twins)];
            Place place = new(network.Role.Word, network.Name, [Anchor.OfNetwork(network.Name), Anchor.Declaration]);
            names.Add(place, [network.Name, .. fields.SelectMany(field => MemberNames.OfInstance(field, network.Role.Fields))]);
        }

        foreach (NetworkDeclaration network in declaration.Networks)
        {
            string[] fields = [.. MemberNames.InstanceFields(network.Name, network.Twins)];
            foreach (LayerDeclaration layer in network.Layers)
            {
                names.Add(Of(network, layer), fields.SelectMany(field => layer.Stage.Matrices.Select(part => field.TrimStart('@') + layer.Name + part)));
            }
        }

        return names.Problems;
    }

    // A network: property, fields and shapes of each stage. The agent's constant must stay visible in it.
    private static IEnumerable<Problem> Layers(NetworkDeclaration network)
    {
        var names = new Taken([.. MemberNames.NetworkWords, "Observations"]);
        foreach (LayerDeclaration layer in network.Layers)
        {
            // A property may have the name of a parameter, which hides it only where it is not needed.
            string[] property = MemberNames.NetworkWords.Contains(layer.Name) ? [] : [layer.Name];
            names.Add(Of(network, layer), [.. property, .. layer.Stage.Names(layer).Members.Select(static name => name.TrimStart('@'))]);
        }

        return names.Problems;
    }

    // The values of one pass: the output of each layer, and what else the backward pass needs.
    private static IEnumerable<Problem> Cache(NetworkDeclaration network)
    {
        var names = new Taken([]);
        foreach (LayerDeclaration layer in network.Layers)
        {
            names.Add(Of(network, layer), [layer.Name, .. layer.Stage.Names(layer).Values]);
        }

        return names.Problems;
    }

    private static string Kind(Declaration declaration) => declaration.Base is null ? "experiment" : "variant";

    private static Place Of(NetworkDeclaration network, LayerDeclaration layer) =>
        new(layer.Stage.Noun, layer.Name, [Anchor.OfLayer(network.Name, layer.Name), Anchor.OfNetwork(network.Name), Anchor.Declaration]);

    private sealed record Place(string Kind, string Name, Anchor[] Anchors);

    private sealed class Taken(IEnumerable<string> words)
    {
        private readonly Dictionary<string, Place?> owners = words.ToDictionary(word => word, _ => (Place?)null, StringComparer.Ordinal);

        public List<Problem> Problems { get; } = [];

        /// <summary>Reserves a name whose conflicts are reported elsewhere.</summary>
        public void Own(Place place) => owners[place.Name] = place;

        public void Add(Place place, IEnumerable<string> names)
        {
            foreach (string name in names)
            {
                if (!owners.TryGetValue(name, out Place? owner))
                {
                    owners.Add(name, place);
                }
                else if (owner is null || owner.Name != place.Name || owner.Kind != place.Kind)
                {
                    // Reported at the variant itself, not at the networks of its base.
                    (Place told, Place? other) = owner?.Anchors[0] == Anchor.Declaration ? (owner, place) : (place, owner);
                    string beside = other is null ? "" : $" together with the {other.Kind} '{other.Name}'";
                    Problems.Add(new(
                        ProblemId.ReservedName,
                        $"The {told.Kind} cannot be called '{told.Name}'{beside}: generated code would have two meanings of '{name}'; "
                        + "rename it.",
                        [.. told.Anchors]));
                }
            }
        }
    }
}
