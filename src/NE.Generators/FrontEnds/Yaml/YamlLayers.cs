using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Modules.Norms;
using NE.Generators.Modules.Stages;
using NE.Generators.Program;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>
/// Reads the layers of a network from a list of steps: <c>linear</c> begins a layer, a norm and an activation belong to the
/// preceding layer, other words are stages of their own. <c>First: [linear 64, relu]</c> names a stage; others are named by position. A word that
/// can be both belongs to the preceding layer, unless it is named or follows a stage of its own.
/// </summary>
/// <param name="scope">Receives problems.</param>
/// <param name="network">Name of the network.</param>
/// <param name="role">The network's role.</param>
internal sealed class YamlLayers(YamlScope scope, string network, NetworkRole role)
{
    private readonly string key = role.Word;
    private readonly List<Draft> layers = [];

    /// <summary>Reads the list.</summary>
    public EquatableArray<DeclaredLayer> Read(YamlNode node, YamlSpan place)
    {
        if (node is not YamlList list)
        {
            scope.WrongKind($"{key}.layers", "a list such as [linear 256, relu, linear 128, relu]", place, node);
            return [];
        }

        foreach (YamlNode item in list.Items)
        {
            if (item is YamlMap map)
            {
                Named(map);
            }
            else
            {
                Step(item, null);
            }
        }

        if (list.Items.Count == 0)
        {
            scope.Report(ProblemId.NoLayers, $"The {key} has no layers; write {key}: {role.Example}.", list.Span);
        }

        return Finish();
    }

    private void Named(YamlMap map)
    {
        foreach (YamlEntry entry in map.Entries)
        {
            if (YamlVocabulary.Steps.Contains(entry.Key.Text))
            {
                string value = entry.Value is YamlScalar { Absent: false } word ? " " + word.Text : "";
                scope.WrongKind($"{key}.layers", $"steps such as '{entry.Key.Text}{value}', without ':'", entry.Key.Span, map);
            }
            else if (YamlNames.Read(scope, "a layer", entry.Key, entry.Key.Span) is { } name)
            {
                IReadOnlyList<YamlNode> steps = entry.Value is YamlList list ? list.Items : [entry.Value];
                int before = layers.Count;
                foreach (YamlNode step in steps)
                {
                    Step(step, layers.Count == before ? entry.Key : null);
                }

                if (layers.Count > before + 1)
                {
                    scope.Report(
                        ProblemId.StepOrder,
                        $"'{name}' names one layer, but there are {layers.Count - before} in its list; give each its own name.",
                        entry.Key.Span);
                }
            }
        }
    }

    private void Step(YamlNode node, YamlScalar? name)
    {
        if (node is not YamlScalar { Absent: false } scalar)
        {
            scope.WrongKind($"{key}.layers", "steps such as linear 256, layer-norm or relu", name?.Span ?? node.Span, node);
            return;
        }

        string[] words = [.. scalar.Text.Split(' ', '\t', '\n').Where(static word => word.Length > 0)];
        string step = words.Length == 0 ? "" : words[0];
        if (!YamlVocabulary.Steps.Contains(step))
        {
            scope.UnknownWord($"A step of {key}.layers", YamlVocabulary.Steps, scalar);
        }
        else if (step == YamlVocabulary.Linear)
        {
            layers.Add(new Draft(name, scalar.Span, ReadUnits(words, scalar)));
        }
        else if (StageRegistry.OfWord(step) is { } stage && (NormRegistry.OfWord(step) is null || name is not null || AfterStage))
        {
            layers.Add(new Draft(name, scalar.Span, 0) { Stage = stage, Settings = YamlStageSettings.Read(scope, stage, words, scalar) });
        }
        else if (AfterStage && name is null)
        {
            scope.Report(
                ProblemId.StepOrder,
                $"'{step}' cannot belong to the {layers[layers.Count - 1].Stage.Noun} before it; begin a layer with 'linear' and its number of units.",
                scalar.Span);
        }
        else if (layers.Count == 0 || name is not null)
        {
            scope.Report(
                ProblemId.LayerWithoutWeights,
                $"'{step}' comes before the weights of its layer; begin the layer with 'linear' and its number of units.", scalar.Span);
        }
        else if (NormRegistry.OfWord(step) is { } norm)
        {
            Norm(layers[layers.Count - 1], norm, words, scalar);
        }
        else
        {
            Activation(layers[layers.Count - 1], step, words, scalar);
        }
    }

    // Whether the last stage takes no further steps.
    private bool AfterStage => layers.Count > 0 && layers[layers.Count - 1].Stage != StageRegistry.Usual;

    private int ReadUnits(string[] words, YamlScalar scalar)
    {
        double number = 0;
        int named = words.Length != 2 ? 0 : words[1] switch
        {
            "action" => DeclaredLayer.ActionUnits,
            "gaussian" => DeclaredLayer.GaussianUnits,
            "observation" => DeclaredLayer.ObservationUnits,
            _ => 0,
        };
        if (named != 0)
        {
            return named;
        }

        if (words.Length != 2 || !scalar.Plain || !YamlNumber.TryParse(words[1], out number))
        {
            string found = words.Length == 1 ? "linear has no number of units" : $"{scalar.Kind} does not state its number of units";
            scope.Report(ProblemId.WrongKind, $"{found}; write 'linear 256', 'linear action', 'linear gaussian' or 'linear observation'.", scalar.Span);
        }
        else if (!Schema.Units.Allows(number))
        {
            scope.Report(
                ProblemId.NetworkValueOutOfRange,
                $"'{scalar.Text}' is out of range; the number of units must be a whole number {Schema.Units.Range}.", scalar.Span);
        }
        else
        {
            return (int)number;
        }

        return 0;
    }

    private void Norm(Draft layer, NormKind norm, string[] words, YamlScalar scalar)
    {
        double epsilon = norm.Epsilon.Default();
        if (layer.Norm is not null || layer.Activation is not null)
        {
            scope.Report(
                layer.Norm is null || layer.Norm == norm ? ProblemId.StepOrder : ProblemId.NormTwice,
                layer.Norm is { } first
                    ? first == norm ? $"This layer has a second {norm.Word}; delete it." : $"This layer has two norms, {first.Word} and {norm.Word}; keep one."
                    : $"{norm.Word} belongs between linear and the activation; move it before '{KebabCase.Of(layer.Activation.ToString())}'"
                        + (StageRegistry.Find(norm.Name) is null ? "." : $", or name it to make it a stage of its own, as in 'Norm1: {norm.Word}'."),
                scalar.Span);
        }
        else if (words.Length > 2 || (words.Length == 2 && (!scalar.Plain || !YamlNumber.TryParse(words[1], out epsilon))))
        {
            scope.Report(
                ProblemId.WrongKind, $"{norm.Word} takes at most its epsilon, as in '{norm.Word} 1e-5', not {scalar.Kind}.", scalar.Span);
        }
        else if (!norm.Epsilon.Allows(epsilon))
        {
            scope.Report(
                ProblemId.NetworkValueOutOfRange, $"'{scalar.Text}' is out of range; the epsilon must be {norm.Epsilon.Range}.", scalar.Span);
        }

        layer.Norm = norm;
        layer.Epsilon = norm.Epsilon.Allows(epsilon) ? epsilon : norm.Epsilon.Default();
        layer.Steps.Add((norm.Name, scalar.Span));
    }

    private void Activation(Draft layer, string step, string[] words, YamlScalar scalar)
    {
        if (words.Length > 1)
        {
            scope.Report(ProblemId.WrongKind, $"{step} takes no value, so write '{step}', not {scalar.Kind}.", scalar.Span);
        }

        if (layer.Activation is { } first)
        {
            scope.Report(
                ProblemId.StepTwice,
                $"This layer has two activations, {KebabCase.Of(first.ToString())} and {step}; keep one, or begin another layer with "
                + "'linear' before the second.",
                scalar.Span);
            return;
        }

        layer.Activation = YamlVocabulary.Activations[step];
        layer.Steps.Add((layer.Activation.Value.ToString(), scalar.Span));
    }

    private EquatableArray<DeclaredLayer> Finish()
    {
        var names = new Dictionary<string, int>();
        var usual = new YamlUsualNames(role, layers.Count);
        List<DeclaredLayer> finished = [];
        for (int index = 0; index < layers.Count; index++)
        {
            Draft layer = layers[index];
            string usually = usual.Next(layer.Stage);
            string name = layer.Name?.Text ?? usually;
            YamlSpan place = layer.Name?.Span ?? layer.Span;
            scope.Place(Anchor.OfLayer(network, name), place);
            scope.Place(Anchor.OfLayer(network, name, layer.Stage.Name), layer.Span);
            scope.Place(Anchor.OfLayer(network, name, layer.Stage.Name, ""), layer.Span);
            foreach ((string step, YamlSpan span) in layer.Steps)
            {
                scope.Place(Anchor.OfLayer(network, name, step), span);
            }

            if (MemberNames.NetworkMembers.Contains(name) || name == network)
            {
                scope.Report(ProblemId.ReservedName,
                    $"A layer cannot be called '{name}': generated code has a member of that name; rename it.", place);
            }
            else if (names.ContainsKey(name))
            {
                scope.Report(ProblemId.KeyTwice, $"Two layers of the {key} are called '{name}'; rename one.", place);
                continue;
            }

            names[name] = index;
            finished.Add(new(
                name, layer.Units, layer.Activation ?? ActivationKind.Identity, layer.Norm,
                layer.Norm is null ? 0 : layer.Epsilon, "public partial",
                "public", "get")
            {
                Stage = layer.Stage,
                Settings = layer.Settings,
            });
        }

        return finished.ToEquatableArray();
    }

    private sealed class Draft(YamlScalar? name, YamlSpan span, int units)
    {
        public YamlScalar? Name { get; } = name;

        public YamlSpan Span { get; } = span;

        public int Units { get; } = units;

        public Stage Stage { get; init; } = StageRegistry.Usual;

        public EquatableArray<Setting> Settings { get; init; } = [];

        public ActivationKind? Activation { get; set; }

        public NormKind? Norm { get; set; }

        public double Epsilon { get; set; }

        public List<(string Step, YamlSpan Span)> Steps { get; } = [];
    }
}
