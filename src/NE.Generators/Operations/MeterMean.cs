using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>Adds the mean of a value over the batch to a running mean.</summary>
internal sealed record MeterMean(string Name, Value Of) : Final
{
    public override IEnumerable<Place> Reads => [Of];

    public override IEnumerable<Place> Writes => [new StateId(Name)];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.OverBatch;

    public override Operation Bind(Binding at) => this with { Of = at[Of] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"meter {Name} mean of {n[Of]}";

    public override string CSharp(Notation n) => $"{Name}.Add(Kernels::BatchMean.Of({n[Of]}));";

    public override KernelForm Kernel(KernelNotation n) => new(n.Task("batch_mean", n[Of], n.Samples, n.Result()))
    {
        Results = 1,
        After = first => [$"{Name}.Add(results[{first}]);"],
    };

    public override void Evaluate(Machine machine)
    {
        int samples = machine.Samples(Of);
        machine.See(new StateId(Name), Enumerable.Range(0, samples).Sum(sample => machine[Of, sample, 0]) / samples);
    }
}
