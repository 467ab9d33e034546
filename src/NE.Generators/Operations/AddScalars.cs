using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>The sum of scalars.</summary>
internal sealed record AddScalars(EquatableArray<Value> Terms, Value Result) : Final
{
    public override IEnumerable<Place> Reads => Terms.Select(static term => (Place)term);

    public override IEnumerable<Place> Writes => [Result];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.Host;

    public override Operation Bind(Binding at) => new AddScalars(at[Terms], at[Result]);

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n.Local(Result)} = {string.Join(" + ", Terms.Select(n.Local))}";

    public override string CSharp(Notation n) => $"float {n.Local(Result)} = {string.Join(" + ", Terms.Select(n.Local))};";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Nothing with { After = _ => [CSharp(n)] };

    public override void Evaluate(Machine machine) => machine[Result, 0, 0] = Terms.Sum(term => machine[term, 0, 0]);
}
