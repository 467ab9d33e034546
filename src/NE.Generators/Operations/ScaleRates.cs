using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>Scales the rates of a table by age for the current update, if rates follow a schedule.</summary>
/// <param name="Table">The table.</param>
/// <param name="Factor">The factor of the rates, as an expression.</param>
internal sealed record ScaleRates(Value Table, string Factor) : Final
{
    public override IEnumerable<Place> Reads => [];

    public override IEnumerable<Place> Writes => [Table];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.Host;

    public override Operation Bind(Binding at) => this with { Table = at[Table] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"rates of {n.Local(Table)} scheduled";

    public override string CSharp(Notation n) => $"{n.Local(Table)}.Factor = {Factor};";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Nothing;

    public override void Evaluate(Machine machine) => machine[Table, 0, 0] = 0.3;
}
