using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>
/// On a device: a layer's gradient, summed over the batch and used immediately by the optimiser, followed by the target update if it is
/// in the same phase.
/// </summary>
/// <param name="Gradient">The gradient.</param>
/// <param name="Step">The step that uses it.</param>
/// <param name="Average">The target update, or null.</param>
internal sealed record LayerStep(WeightGradient Gradient, IStep Step, Polyak? Average) : Final
{
    /// <summary>Merged clippings of flagged units.</summary>
    public EquatableArray<Operation> Clips { get; init; }

    /// <summary>The layer whose flagged units have their outgoing weights clipped, or null.</summary>
    public Parameter? NewbornColumns { get; init; }

    /// <summary>κ of that clipping.</summary>
    public Number? Kappa { get; init; }

    public override IEnumerable<Place> Reads =>
    [
        .. Gradient.Reads, .. Step.Operation.Reads.Where(place => !place.Overlaps(Gradient.Into)),
        .. Clips.SelectMany(static clip => clip.Reads), .. Average is { } average ? average.Reads : [],
    ];

    public override IEnumerable<Place> Writes =>
        [.. Step.Operation.Writes, .. Clips.SelectMany(static clip => clip.Writes), .. Average is { } average ? average.Writes : []];

    public override IEnumerable<Number> Numbers =>
        [.. Step.Operation.Numbers, .. Average is { } average ? average.Numbers : [], .. Kappa is { } kappa ? (Number[])[kappa] : []];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => throw new NotSupportedException("Phases merge what is bound.");

    public override Operation? Merge(Operation next, Backend backend) => next switch
    {
        Polyak average when average.Layer == Step.Layer && Average is null => this with { Average = average },
        IClipsNewborn clip when Average is null => clip.Join(this),
        _ => null,
    };

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{Gradient.Text(n)}; {Step.Operation.Text(n)}{(Average is { } a ? "; " + a.Text(n) : "")}";

    public override string CSharp(Notation n) => throw new NotSupportedException("A device alone has this operation.");

    public override KernelForm Kernel(KernelNotation n)
    {
        Parameter layer = Step.Layer;
        // Kernels have one flag for each input.
        bool paired = NewbornColumns is { } units && units.Slot.Outputs != layer.Slot.Inputs;
        if (paired || Step.OnDevice(n, layer.Slot.Storage.Aged) is not { } optimiser)
        {
            return KernelForm.Impossible;
        }

        (string Kind, string Limit) clip = Kappa is { } kappa
            ? ("CLIP_NEWBORN", $"{n[kappa]} * {n.Literal((float)(1 / Math.Sqrt(layer.Slot.Inputs)))}")
            : ("CLIP_NONE", "0.0f");
        foreach (Operation joined in Step.Joined)
        {
            clip = ((IJoinsStep)joined).StepClip(n) ?? clip;
        }

        bool own = Kappa is not null && layer.Slot.Storage.Masked;
        string function = layer.Slot.Outputs <= LinearForward.Narrow ? "layer_step_narrow" : "layer_step";
        RunWord[] terms = Step.Terms is { } added ? [added.Table(n)] : [];
        return new(n.Task(
            terms.Length > 0 ? function + "_with_terms" : function,
            [
                n[Gradient.Input], n[Gradient.OutputGradient], n.Samples, n.Step(layer), own ? n.Newborn(layer) : "0",
                n.Newborn(NewbornColumns), optimiser, clip.Kind, clip.Limit, Average is { } average ? $"1, {n[average.Tau]}" : "0, 0.0f",
                .. terms.Select(static table => table.Macro),
            ]))
        {
            RunWords = terms,
        };
    }

    public override void Evaluate(Machine machine)
    {
        Gradient.Evaluate(machine);
        Step.Operation.Evaluate(machine);
        foreach (Operation clip in Clips)
        {
            clip.Evaluate(machine);
        }

        Average?.Evaluate(machine);
    }
}
