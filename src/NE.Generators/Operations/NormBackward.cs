using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>The backward pass of a norm in one pass over the samples: gradients of gain, bias and input.</summary>
internal sealed record NormBackward(NormParameterGradient Parameters, NormInputGradient Input) : Final
{
    public override IEnumerable<Place> Reads => [.. Parameters.Reads, .. Input.Reads];

    public override IEnumerable<Place> Writes => [.. Parameters.Writes, .. Input.Writes];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.OverBatch;

    public override Operation Bind(Binding at) =>
        new NormBackward((NormParameterGradient)Parameters.Bind(at), (NormInputGradient)Input.Bind(at));

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) =>
        $"{n[Input.Result]}, {n[Parameters.Into]} = {Normalise.Word(Input.Centred)}' {n.Layer(Input.Norm)} {n[Input.Input]}, {n[Input.Statistics]}, {n[Input.OutputGradient]}";

    public override string CSharp(Notation n) =>
        $"Kernels::LayerNorm.Backward({n.Layer(Input.Norm)}, {n[Input.Input]}, {n[Input.Statistics]}, {n[Input.OutputGradient]}, {n[Input.Result]});";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    // Devices sum gradients where the optimiser uses them, so they use two separate operations.
    public override IEnumerable<Operation> Flat() => [Parameters, Input];

    public override void Evaluate(Machine machine)
    {
        Parameters.Evaluate(machine);
        Input.Evaluate(machine);
    }
}
