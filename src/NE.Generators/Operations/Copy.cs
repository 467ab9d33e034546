using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>y = x.</summary>
internal sealed record Copy(Value From, Value To) : Final
{
    public override IEnumerable<Place> Reads => [From];

    public override IEnumerable<Place> Writes => [To];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => new Copy(at[From], at[To]);

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => true;

    public override string Text(Notation n) => $"{n[To]} = {n[From]}";

    public override string CSharp(Notation n) => $"Kernels::Elementwise.Copy({n[From]}, {n[To]});";

    public override KernelForm Kernel(KernelNotation n) => new(n.Rows("copy", n[From], $"{From.Rows}", n[To]));

    public override void Evaluate(Machine machine) => machine.Each(To, (b, i) => machine[From, b, i]);
}
