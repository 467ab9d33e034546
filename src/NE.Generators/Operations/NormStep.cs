using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>On a device: a norm's gradients, summed over the batch and used immediately by the optimiser, followed by the target update.</summary>
internal sealed record NormStep(NormParameterGradient Gradient, IStep Step, Polyak? Average) : Final
{
    public override IEnumerable<Place> Reads =>
    [
        .. Gradient.Reads, .. Step.Operation.Reads.Where(place => !place.Overlaps(Gradient.Into)),
        .. Average is { } average ? average.Reads : [],
    ];

    public override IEnumerable<Place> Writes => [.. Step.Operation.Writes, .. Average is { } average ? average.Writes : []];

    public override IEnumerable<Number> Numbers => [.. Step.Operation.Numbers, .. Average is { } average ? average.Numbers : []];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => throw new NotSupportedException("Phases merge what is bound.");

    public override Operation? Merge(Operation next, Backend backend) =>
        next is Polyak average && average.Layer == Step.Layer && Average is null ? this with { Average = average } : null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{Gradient.Text(n)}; {Step.Operation.Text(n)}{(Average is { } a ? "; " + a.Text(n) : "")}";

    public override string CSharp(Notation n) => throw new NotSupportedException("A device alone has this operation.");

    public override KernelForm Kernel(KernelNotation n) => Step.OnDevice(n, ages: false) is not { } optimiser || Step.Terms is not null || !Gradient.Centred
        ? KernelForm.Impossible
        : new(n.Task(
            "norm_step", n[Gradient.Input], n[Gradient.Statistics], n[Gradient.OutputGradient], n.Samples, n[Step.Layer], n.Room(Step.Layer),
            optimiser, Average is { } average ? $"1, {n[average.Tau]}" : "0, 0.0f"));

    public override void Evaluate(Machine machine)
    {
        Gradient.Evaluate(machine);
        Step.Operation.Evaluate(machine);
        Average?.Evaluate(machine);
    }
}
