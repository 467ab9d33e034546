using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>e to the power of a learned scalar, as a local variable.</summary>
/// <param name="Scalar">The agent's field of the scalar.</param>
/// <param name="Output">The local variable.</param>
internal sealed record ReadExponential(StateId Scalar, Value Output) : Final
{
    public override IEnumerable<Place> Reads => [Scalar];

    public override IEnumerable<Place> Writes => [Output];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.OfState;

    public override Operation Bind(Binding at) => this with { Output = at[Output] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n.Local(Output)} = exp({Scalar.Name})";

    public override string CSharp(Notation n) => $"float {n.Local(Output)} = {Scalar.Name}.Exponential;";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Nothing with { Expression = $"exponential(P[{n.State(Scalar)}])" };

    public override void Evaluate(Machine machine) => machine[Output, 0, 0] = Math.Exp(machine[Scalar]);
}
