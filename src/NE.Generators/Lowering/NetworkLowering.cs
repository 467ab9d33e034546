using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Lowering;

/// <summary>
/// Lowers a network to its routines, one operation a step and nothing merged (docs/algorithm.md, Networks and initialisation, Dense
/// gradient, Optimiser state). A layer is a linear map, then a norm where declared, then an activation.
/// </summary>
internal sealed class NetworkLowering
{
    private const string Input = "input";

    private readonly Declaration declaration;
    private readonly NetworkPlan plan;
    private readonly ProgramLayer[] layers;
    private readonly bool byAge;

    private NetworkLowering(Declaration declaration, NetworkPlan plan)
    {
        this.declaration = declaration;
        this.plan = plan;
        layers = [.. plan.Layers.Select(Layer)];
        byAge = plan.Allocation is not null && declaration.Topology?.Moments == Moments.PerElementStep;
    }

    private bool ClipsAll => declaration.WeightClip?.Scope == ClipScope.All;

    private bool Masked => plan.Layers.Any(static l => l.Masked);

    private bool ClipsNewborn => declaration.WeightClip?.Scope == ClipScope.NewbornNeurons && plan.Elastic;

    /// <summary>Lowers one network.</summary>
    public static NetworkProgram Lower(Declaration declaration, NetworkPlan plan)
    {
        var lowering = new NetworkLowering(declaration, plan);
        return new NetworkProgram(plan, [.. lowering.layers], [.. lowering.CacheValues()], lowering.byAge, [.. lowering.Routines()]);
    }

    /// <summary>True when an activation's slope follows from its output, so that its input need not be kept.</summary>
    public static bool FromOutput(ActivationKind kind) => kind is not (ActivationKind.Gelu or ActivationKind.Silu);

    private IEnumerable<Section> Routines()
    {
        var activations = new Parameter(ParameterKind.Activations, Input, plan.Inputs);
        var cache = new Parameter(ParameterKind.Cache, "cache");
        var gradient = new Parameter(ParameterKind.Cache, "gradient");
        yield return Routine(
            "Forward", "Passes a batch through the network; caches activations for the backward pass.",
            [new Parameter(ParameterKind.Side, "side"), activations, cache], Forward());
        yield return Routine(
            "Backward",
            $"From the gradient of the output to those of {(Masked ? "live weights" : "weights")} and biases.",
            [activations, cache, gradient], Backward(lowest: 0, Gradients.Weights));
        if (plan.Elastic)
        {
            yield return Routine(
                "Score", "From the gradient of the output to the dense gradient of every elastic layer, dead positions included.",
                [activations, cache, gradient], Backward(LowestElastic(), Gradients.Scores));
        }

        if (plan.Declaration.Role == NetworkRole.Critic)
        {
            yield return Routine(
                "ActionGradient", "From the gradient of the value to that of the action; no gradient of a weight.",
                [cache, gradient, new Parameter(ParameterKind.Activations, "actionGradient", declaration.Task.Actions)],
                Backward(lowest: 0, Gradients.Action));
        }

        Parameter moments = byAge ? new Parameter(ParameterKind.AdamTable, "step") : new Parameter(ParameterKind.AdamStep, "step");
        Parameter[] step = ClipsAll || ClipsNewborn ? [moments, new Parameter(ParameterKind.Number, "kappa")] : [moments];
        yield return Routine("Step", StepSummary(), step, StepOperations());
        yield return Routine(
            "SoftUpdate", "The target network follows: θ' = τ θ + (1 − τ) θ'." + (Masked ? " Dead weights are 0 on both sides." : ""),
            [new Parameter(ParameterKind.Number, "tau")], SoftUpdate());
    }

    private string StepSummary() => (Masked, ClipsAll, ClipsNewborn) switch
    {
        (true, true, _) => "Adam, then mask, then clip to ±kappa/√inputs.",
        (false, true, _) => "Adam, then clip to ±kappa/√inputs.",
        (_, _, true) => "Adam, then mask; then clip the inputs and outputs of newborn neurons to ±kappa/√inputs.",
        (true, _, _) => "Adam, then mask.",
        _ => "One Adam step.",
    };

    private IEnumerable<Operation> Forward()
    {
        Value input = new(Input, plan.Inputs);
        foreach (ProgramLayer layer in layers)
        {
            Value output = Of("cache", layer);
            Value sum = KeepsSum(layer) ? Of("cache", layer, "Sum") : output;
            yield return new Linear(layer.Linear, input, sum);
            Value before = sum;
            if (layer.Norm is { } norm)
            {
                before = KeepsNormed(layer) ? Of("cache", layer, "Normed") : output;
                yield return new Normalise(norm, sum, before, Statistics("cache", layer));
            }

            if (layer.Plan.Declaration.Activation != ActivationKind.Identity)
            {
                yield return new Activate(layer.Plan.Declaration.Activation, before, output);
            }

            input = output;
        }
    }

    private IEnumerable<Operation> Backward(int lowest, Gradients wanted)
    {
        for (int l = layers.Length - 1; l >= lowest; l--)
        {
            ProgramLayer layer = layers[l];
            Value gradient = Of("gradient", layer);
            if (layer.Plan.Declaration.Activation != ActivationKind.Identity)
            {
                yield return new ActivateBackward(layer.Plan.Declaration.Activation, SlopeSource(layer), gradient);
            }

            if (layer.Norm is { } norm)
            {
                Value sum = Of("gradient", layer, "Sum");
                yield return wanted == Gradients.Weights
                    ? new NormaliseBackward(norm, Of("cache", layer, "Sum"), Statistics("cache", layer), gradient, sum)
                    : new NormaliseInputGradient(norm, Of("cache", layer, "Sum"), Statistics("cache", layer), gradient, sum);
                gradient = sum;
            }

            Value input = l == 0 ? new Value(Input, plan.Inputs) : Of("cache", layers[l - 1]);
            if (wanted == Gradients.Weights)
            {
                yield return new WeightGradient(layer.Linear, input, gradient);
                if (layer.Linear.Masked)
                {
                    yield return new MaskGradient(layer.Linear);
                }
            }
            else if (wanted == Gradients.Scores && layer.Plan.Elastic)
            {
                yield return new ScoreGradient(layer.Linear, input, gradient);
            }

            if (l > lowest)
            {
                yield return new InputGradient(layer.Linear, gradient, Of("gradient", layers[l - 1]));
            }
            else if (wanted == Gradients.Action)
            {
                Value action = new("actionGradient", declaration.Task.Actions);
                yield return new InputGradientPart(layer.Linear, gradient, "Observations", action);
            }
        }
    }

    private IEnumerable<Operation> StepOperations()
    {
        foreach (ProgramLayer layer in layers)
        {
            yield return new Adam(layer.Linear, byAge);
            if (layer.Linear.Masked)
            {
                yield return new MaskWeights(layer.Linear);
            }

            if (ClipsAll)
            {
                yield return new ClipWeights(layer.Linear);
            }

            if (layer.Norm is { } norm)
            {
                yield return new AdamNorm(norm, byAge);
            }
        }

        for (int l = 0; ClipsNewborn && l < layers.Length; l++)
        {
            if (layers[l].Plan.Elastic && !layers[l].Plan.Output)
            {
                yield return new ClipNewbornNeurons(layers[l].Linear, layers[l + 1].Linear);
            }
        }
    }

    private IEnumerable<Operation> SoftUpdate()
    {
        foreach (ProgramLayer layer in layers)
        {
            yield return new Polyak(layer.Linear);
            if (layer.Norm is { } norm)
            {
                yield return new PolyakNorm(norm);
            }
        }
    }

    private IEnumerable<Value> CacheValues()
    {
        foreach (ProgramLayer layer in layers)
        {
            int units = layer.Plan.Outputs;
            if (KeepsSum(layer))
            {
                yield return new Value(layer.Plan.Name + "Sum", units);
            }

            if (layer.Norm is not null)
            {
                yield return new Value(layer.Plan.Name + "Statistics", 2);
            }

            if (KeepsNormed(layer))
            {
                yield return new Value(layer.Plan.Name + "Normed", units);
            }

            yield return new Value(Names.Escape(layer.Plan.Name), units);
        }
    }

    private int LowestElastic() => layers.TakeWhile(static l => !l.Plan.Elastic).Count();

    private static bool KeepsSum(ProgramLayer layer) => layer.Norm is not null || !FromOutput(layer.Plan.Declaration.Activation);

    private static bool KeepsNormed(ProgramLayer layer) => layer.Norm is not null && !FromOutput(layer.Plan.Declaration.Activation);

    private static Value SlopeSource(ProgramLayer layer) =>
        FromOutput(layer.Plan.Declaration.Activation) ? Of("cache", layer) : Of("cache", layer, layer.Norm is null ? "Sum" : "Normed");

    private static Value Of(string cache, ProgramLayer layer, string part = "") =>
        new($"{cache}.{(part.Length == 0 ? Names.Escape(layer.Plan.Name) : layer.Plan.Name + part)}", layer.Plan.Outputs);

    private static Value Statistics(string cache, ProgramLayer layer) => new($"{cache}.{layer.Plan.Name}Statistics", 2);

    private static Section Routine(string name, string summary, Parameter[] parameters, IEnumerable<Operation> operations) =>
        new(name, Concern.Update, null, [.. parameters], summary, [new Step("", operations)]);

    private static ProgramLayer Layer(LayerPlan layer)
    {
        var linear = new LayerReference(Names.LayerField(layer.Name), layer.Name + "Shape", layer.Inputs, layer.Outputs, layer.Masked);
        NormReference? norm = layer.Declaration.Norm
            ? new NormReference(Names.LayerField(layer.Name) + "Norm", layer.Outputs, layer.Name + "Epsilon")
            : null;
        return new ProgramLayer(layer, linear, norm);
    }

    private enum Gradients
    {
        Weights,
        Scores,
        Action,
    }
}
