using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>
/// One step of Adam. Gradient terms before it and parameter transforms after it are merged into its pass over the weights, without being
/// known to it.
/// </summary>
/// <param name="Layer">The slot, its online parameters.</param>
/// <param name="Step">Bias corrections.</param>
/// <param name="ByAge">Whether they depend on the age of each parameter.</param>
/// <param name="After">The merged transforms.</param>
internal sealed record Adam(Parameter Layer, Value Step, bool ByAge, EquatableArray<Operation> After) : Final, IStep
{
    /// <inheritdoc/>
    public AddToGradient? Terms { get; init; }

    /// <inheritdoc/>
    public Operation Operation => this;

    /// <inheritdoc/>
    public IReadOnlyList<Operation> Joined => After;

    public override IEnumerable<Place> Reads =>
    [
        Layer, Layer.At(Part.Gradient), Layer.At(Part.Moments), Step, .. After.SelectMany(static o => o.Reads),
        .. Terms is { } terms ? terms.Reads : [],
    ];

    public override IEnumerable<Place> Writes => [Layer, Layer.At(Part.Moments), .. After.SelectMany(static o => o.Writes)];

    public override IEnumerable<Number> Numbers => [.. Terms is { } terms ? terms.Numbers : [], .. After.SelectMany(static o => o.Numbers)];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) =>
        this with { Layer = at[Layer], Step = at[Step], After = [.. After.Select(o => o.Bind(at))], Terms = (AddToGradient?)Terms?.Bind(at) };

    public override Operation? Merge(Operation next, Backend backend) =>
        next is IJoinsStep && Effects.Of(next).Writes.All(write => write.Overlaps(Layer)) ? this with { After = [.. After, next] } : null;

    public override bool InPlace(Value read, Value written) => false;

    /// <inheritdoc/>
    public Operation With(AddToGradient terms) => this with { Terms = terms };

    public override string Text(Notation n) =>
        $"{(Terms is { } terms ? terms.Text(n) + ", " : "")}{string.Join(", ", [ByAge ? "adam by age" : "adam", .. After.Select(static o => ((IJoinsStep)o).StepText)])} {n.Layer(Layer)}";

    public override string CSharp(Notation n)
    {
        if (Terms is { } terms)
        {
            string[] assigned = [.. terms.Terms.Select(term => term.Assigned(n)), .. After.Select(o => ((IJoinsStep)o).StepTerm(n)).Where(static a => a.Length > 0)];
            return $"Kernels::Adam.Step{(ByAge ? "ByAge" : "")}({n.Layer(Layer)}, {(ByAge ? "" : "in ")}{n[Step]},\n"
                + $"    new Kernels::StepTerms {{ {string.Join(", ", assigned)} }});";
        }

        string name = string.Concat(After.Select(static o => ((IJoinsStep)o).StepName));
        IEnumerable<string> arguments = After.Select(o => ((IJoinsStep)o).StepArguments(n)).Where(static a => a.Length > 0);
        return $"Kernels::Adam.Step{(ByAge ? "ByAge" : "")}{name}"
            + $"({string.Join(", ", [n.Layer(Layer), (ByAge ? "" : "in ") + n[Step], .. arguments])});";
    }

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    /// <inheritdoc/>
    public string? OnDevice(KernelNotation n, bool ages) => n.Optimiser(Step, ByAge && ages);

    // With β₁ = 0.9, β₂ = 0.999, ε = 1e-8 and corrections from a separate value: rate and inverse.
    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer], g = machine[Layer.At(Part.Gradient)], moments = machine[Layer.At(Part.Moments)];

        // The step adds terms on the fly and leaves the stored gradient unchanged.
        double[] alone = [.. g];
        Terms?.Evaluate(machine);
        double rate = 0.01 * (1 + Math.Abs(machine[Step, 0, 0]));
        for (int i = 0; i < w.Length; i++)
        {
            moments[i] = (0.9 * moments[i]) + (0.1 * g[i]);
            moments[w.Length + i] = (0.999 * moments[w.Length + i]) + (0.001 * g[i] * g[i]);
            w[i] -= rate * moments[i] / (Math.Sqrt(moments[w.Length + i]) + 1e-8);
        }

        alone.CopyTo(g, 0);
        foreach (Operation operation in After)
        {
            operation.Evaluate(machine);
        }
    }
}
