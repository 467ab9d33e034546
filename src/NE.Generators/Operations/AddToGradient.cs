using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>G ← G + Σ λ (θ − a). Merged into the pass of the following optimiser step over the weights.</summary>
/// <param name="Layer">The slot, its online parameters.</param>
/// <param name="Terms">The added terms.</param>
internal sealed record AddToGradient(Parameter Layer, EquatableArray<GradientTerm> Terms) : Final
{
    public override IEnumerable<Place> Reads =>
    [
        Layer, Layer.At(Part.Gradient), .. Terms.Where(static term => term.Anchor is not null).Select(term => (Place)Layer.At(term.Anchor!)),
    ];

    public override IEnumerable<Place> Writes => [Layer.At(Part.Gradient)];

    public override IEnumerable<Number> Numbers => Terms.Select(static term => term.Strength);

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => this with { Layer = at[Layer] };

    public override Operation? Merge(Operation next, Backend backend) => next switch
    {
        AddToGradient more when more.Layer == Layer => this with { Terms = [.. Terms, .. more.Terms] },
        IStep step when step.Layer == Layer => step.With(this),
        _ => null,
    };

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Layer.At(Part.Gradient)]} += {string.Join(" + ", Terms.Select(term => term.Text(n)))}";

    public override string CSharp(Notation n) => throw Unmerged(n);

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    /// <summary>The coefficients as a table at the start of a learner's arena, used by a step on a device.</summary>
    public RunWord Table(KernelNotation n) => new(
        "GRADIENT_TERMS",
        $"Gpu::KernelWords.Write(values[{{0}}..], new Kernels::StepTerms {{ {string.Join(", ", Terms.Select(term => term.Assigned(n)))} }});",
        true, "what steps add to gradients: strengths on weights and on biases of L2 and of the pull to initial values")
    {
        Table = 4,
        Holds = [.. Terms.Select(static term => term.Strength)],
    };

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer], g = machine[Layer.At(Part.Gradient)];
        foreach (GradientTerm term in Terms)
        {
            double[]? anchor = term.Anchor is { } part ? machine[Layer.At(part)] : null;
            int count = term.Biases ? w.Length : Layer.Slot.Inputs * Layer.Slot.Outputs;
            for (int i = 0; i < count; i++)
            {
                g[i] += term.Strength.Amount * (w[i] - (anchor?[i] ?? 0));
            }
        }
    }
}
