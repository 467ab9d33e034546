using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>The factors of one step of an optimiser, shared by all parameters of a group.</summary>
/// <param name="Output">The local variable.</param>
/// <param name="Rate">Setting of the learning rate.</param>
/// <param name="Factor">Factor of the rate at this update, as an expression; null if the rate is constant.</param>
internal abstract record StepFactors(Value Output, string Rate, string? Factor) : Final
{
    public sealed override IEnumerable<Place> Reads => [];

    public sealed override IEnumerable<Place> Writes => [Output];

    public sealed override IEnumerable<Number> Numbers => [];

    public sealed override Locality Locality => Locality.Host;

    public sealed override Operation Bind(Binding at) => this with { Output = at[Output] };

    public sealed override Operation? Merge(Operation next, Backend backend) => null;

    public sealed override bool InPlace(Value read, Value written) => false;

    public sealed override KernelForm Kernel(KernelNotation n) => KernelForm.Nothing;

    public sealed override void Evaluate(Machine machine) => machine[Output, 0, 0] = 0.3;
}
