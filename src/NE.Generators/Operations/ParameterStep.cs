using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>
/// One step of an optimiser on a slot. Gradient terms before it and parameter transforms after it are merged into its pass over the weights,
/// without being known to it.
/// </summary>
/// <param name="Layer">The slot, its online parameters.</param>
/// <param name="Step">The factors of the step.</param>
/// <param name="ByAge">Whether they depend on the age of each parameter.</param>
/// <param name="After">The merged transforms.</param>
internal abstract record ParameterStep(Parameter Layer, Value Step, bool ByAge, EquatableArray<Operation> After) : Final, IStep
{
    /// <inheritdoc/>
    public AddToGradient? Terms { get; init; }

    /// <inheritdoc/>
    public Operation Operation => this;

    /// <inheritdoc/>
    public IReadOnlyList<Operation> Joined => After;

    /// <summary>The rule in one word, for the program's text.</summary>
    protected abstract string Word { get; }

    /// <summary>The class of the runtime with its kernels.</summary>
    protected abstract string Kernels { get; }

    /// <summary>Whether the runtime has the step with one merged transform under a name of its own, without terms.</summary>
    protected abstract bool NamesTransforms { get; }

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
        $"{(Terms is { } terms ? terms.Text(n) + ", " : "")}{string.Join(", ", [ByAge ? Word + " by age" : Word, .. After.Select(static o => ((IJoinsStep)o).StepText)])} {n.Layer(Layer)}";

    public override string CSharp(Notation n)
    {
        string function = $"Kernels::{Kernels}.Step{(ByAge ? "ByAge" : "")}", step = (ByAge ? "" : "in ") + n[Step];
        string[] assigned =
        [
            .. Terms is { } terms ? terms.Terms.Select(term => term.Assigned(n)) : [],
            .. After.Select(o => ((IJoinsStep)o).StepTerm(n)).Where(static a => a.Length > 0),
        ];
        if (Terms is not null || (assigned.Length > 0 && !NamesTransforms))
        {
            return $"{function}({n.Layer(Layer)}, {step},\n    new Kernels::StepTerms {{ {string.Join(", ", assigned)} }});";
        }

        string name = string.Concat(After.Select(static o => ((IJoinsStep)o).StepName));
        IEnumerable<string> arguments = After.Select(o => ((IJoinsStep)o).StepArguments(n)).Where(static a => a.Length > 0);
        return $"{function}{name}({string.Join(", ", [n.Layer(Layer), step, .. arguments])});";
    }

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    /// <inheritdoc/>
    public string? OnDevice(KernelNotation n, bool ages) => n.Optimiser(Step, ByAge && ages);

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer], g = machine[Layer.At(Part.Gradient)], moments = machine[Layer.At(Part.Moments)];

        // The step adds terms on the fly and leaves the stored gradient unchanged.
        double[] alone = [.. g];
        Terms?.Evaluate(machine);
        Move(w, g, moments, 0.01 * (1 + System.Math.Abs(machine[Step, 0, 0])));
        alone.CopyTo(g, 0);
        foreach (Operation operation in After)
        {
            operation.Evaluate(machine);
        }
    }

    /// <summary>Moves the parameters, in float64, for tests.</summary>
    /// <param name="w">The parameters.</param>
    /// <param name="g">Their gradient with all terms.</param>
    /// <param name="moments">Their first moments, then the second ones.</param>
    /// <param name="rate">The rate.</param>
    protected abstract void Move(double[] w, double[] g, double[] moments, double rate);
}
