using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Methods.WeightClip;

/// <summary>Clips the inputs and outputs of units that gained their first input at an event.</summary>
/// <param name="Layer">The layer that computes the units.</param>
/// <param name="Next">A layer that reads them.</param>
/// <param name="Kappa">κ.</param>
internal sealed record ClipNewbornNeurons(Parameter Layer, Parameter Next, Number Kappa) : Final
{
    /// <summary>Which units are newborn.</summary>
    public static Part Newborn { get; } = new("Newborn");

    public override IEnumerable<Place> Reads => [Layer, Next, Layer.At(Newborn)];

    public override IEnumerable<Place> Writes => [Layer, Next];

    public override IEnumerable<Number> Numbers => [Kappa];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => this with { Layer = at[Layer], Next = at[Next] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"clip newborn neurons of {n.Layer(Layer)}, {n.Layer(Next)} to {n[Kappa]}";

    public override string CSharp(Notation n) => $"Kernels::Clip.NewbornNeurons({n.Layer(Layer)}, {n.Layer(Next)}, {n[Kappa]});";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    // A device clips in the steps: rows in one layer's step, columns in the other's.
    public override IEnumerable<Operation> Flat() => [new ClipNewbornRows(Layer, Kappa), new ClipNewbornColumns(Layer, Next, Kappa)];

    public override void Evaluate(Machine machine)
    {
        foreach (Operation operation in Flat())
        {
            operation.Evaluate(machine);
        }
    }
}
