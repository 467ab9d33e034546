using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>
/// A mean over the batch of a per-sample term, and the derivatives of that term: two operations on a device (a sum, and rows), one call on
/// the CPU. A concrete loss defines its inputs, its term and its derivatives.
/// </summary>
/// <param name="Result">The scalar.</param>
/// <param name="Owner">The network named in the error if the loss is not finite.</param>
/// <param name="Slopes">Gradients of inputs, by input index.</param>
/// <param name="Summed">Whether the mean is computed.</param>
internal abstract record Loss(Value Result, string Owner, EquatableArray<(int Input, Value Gradient)> Slopes, bool Summed) : Operation
{
    /// <summary>The inputs of the term, one row per sample.</summary>
    public abstract EquatableArray<Value> Inputs { get; }

    /// <summary>The inputs of the term that receive no gradient.</summary>
    public virtual EquatableArray<Value> Held => [];

    public sealed override IEnumerable<Place> Reads => Inputs.Concat(Held).Select(static value => (Place)value);

    public sealed override IEnumerable<Place> Writes =>
        [.. Summed ? [Result] : (Place[])[], .. Slopes.Select(static slope => (Place)slope.Gradient)];

    public override IEnumerable<Number> Numbers => [];

    public sealed override Locality Locality => Summed ? Locality.OverBatch : Locality.PerSample;

    public sealed override Operation Bind(Binding at)
    {
        (int Input, Value Gradient)[] slopes = [.. Slopes.Select(slope => (slope.Input, at[slope.Gradient]))];
        return Rebind(at) with { Result = at[Result], Slopes = [.. slopes] };
    }

    public sealed override Operation? Merge(Operation next, Backend backend) =>
        backend == Backend.Processor && next is Loss loss && loss.Result == Result && Summed && !loss.Summed && Slopes.Count == 0
            ? this with { Slopes = loss.Slopes }
            : null;

    public sealed override bool InPlace(Value read, Value written) => false;

    public sealed override void Differentiate(Tape tape)
    {
        if (!tape.Seeded(Result))
        {
            return;
        }

        List<(int, Value)> slopes = [];
        for (int i = 0; i < Inputs.Count; i++)
        {
            if (tape.Wanted(Inputs[i]) is { } wanted)
            {
                slopes.Add((i, tape.Contribution(wanted)));
            }
        }

        if (slopes.Count > 0)
        {
            tape.Emit(this with { Slopes = [.. slopes], Summed = false });
        }
    }

    public sealed override string Text(Notation n) =>
        $"{string.Join(", ", [.. Summed ? [n.Local(Result)] : (string[])[], .. Slopes.Select(slope => n[slope.Gradient])])} = {Formula(n)}, finite";

    public sealed override string CSharp(Notation n)
    {
        if (!Summed)
        {
            throw Unmerged(n);
        }

        string arguments = string.Join(", ", Arguments(n)), slopes = string.Join(", ", Slopes.Select(slope => n[slope.Gradient]));
        return arguments.Length + slopes.Length > 100
            ? $"float {n.Local(Result)} = Finite({Function}(\n    {arguments},\n    {slopes}), \"{Owner}\");"
            : $"float {n.Local(Result)} = Finite({Function}({arguments}{(slopes.Length > 0 ? ", " : "")}{slopes}), \"{Owner}\");";
    }

    public sealed override KernelForm Kernel(KernelNotation n) => Summed
        ? SumKernel(n) with
        {
            After = first => [$"float {n.Local(Result)} = Finite({(Negated ? "-" : "")}results[{first}], \"{Owner}\");"],
        }
        : SlopeKernel(n);

    // A device computes the sum in the weight part of a phase and the derivatives in the sample part.
    public sealed override IEnumerable<Operation> Flat() =>
        Summed && Slopes.Count > 0 ? [this with { Slopes = [] }, this with { Summed = false }] : [this];

    public sealed override void Evaluate(Machine machine)
    {
        int samples = machine.Samples(Inputs[0]);
        double[] terms = [.. Enumerable.Range(0, samples).Select(b => Term(machine, b))];
        double[][] slopes =
            [.. Slopes.Select(slope => Enumerable.Range(0, samples).Select(b => Slope(machine, b, slope.Input) / samples).ToArray())];
        if (Summed)
        {
            machine[Result, 0, 0] = terms.Sum() / samples;
        }

        for (int s = 0; s < Slopes.Count; s++)
        {
            for (int b = 0; b < samples; b++)
            {
                machine[Slopes[s].Gradient, b, 0] = slopes[s][b];
            }
        }
    }

    /// <summary>The same loss with the inputs of a caller.</summary>
    protected abstract Loss Rebind(Binding at);

    /// <summary>The runtime's method: takes the arguments, then the gradients, and returns the mean.</summary>
    protected abstract string Function { get; }

    /// <summary>The method's arguments before the gradients.</summary>
    protected virtual IEnumerable<string> Arguments(Notation n) => Inputs.Select(input => n[input]);

    /// <summary>The formula in the program's text.</summary>
    protected abstract string Formula(Notation n);

    /// <summary>The device's sum.</summary>
    protected abstract KernelForm SumKernel(KernelNotation n);

    /// <summary>Whether the loss is minus the device's sum.</summary>
    protected abstract bool Negated { get; }

    /// <summary>The device's derivatives.</summary>
    protected abstract KernelForm SlopeKernel(KernelNotation n);

    /// <summary>The term of a sample.</summary>
    protected abstract double Term(Machine machine, int sample);

    /// <summary>The derivative of a sample's term with respect to an input.</summary>
    protected abstract double Slope(Machine machine, int sample, int input);
}
