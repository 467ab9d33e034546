using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>Adds a scalar to a running mean.</summary>
internal sealed record Meter(string Name, Value Of) : Final
{
    public override IEnumerable<Place> Reads => [Of];

    public override IEnumerable<Place> Writes => [new StateId(Name)];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.Host;

    public override Operation Bind(Binding at) => this with { Of = at[Of] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"meter {Name} {n.Local(Of)}";

    public override string CSharp(Notation n) => $"{Name}.Add({n.Local(Of)});";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Nothing with { After = _ => [CSharp(n)] };

    public override void Evaluate(Machine machine) => machine.See(new StateId(Name), machine[Of, 0, 0]);
}
