using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Methods.ChurnReduction;

/// <summary>The gradient of the mean squared change of outputs on a reference batch since the last step, at these outputs.</summary>
/// <param name="State">The agent's field that keeps the outputs from before the step.</param>
/// <param name="Network">Index of the network in its group.</param>
/// <param name="Output">The outputs.</param>
/// <param name="Gradient">Receives the gradient.</param>
/// <param name="Count">The number of compared outputs, as a C# expression.</param>
internal sealed record CompareOutputs(StateId State, int Network, Value Output, Value Gradient, string Count) : Final
{
    public override IEnumerable<Place> Reads => [Output, State];

    public override IEnumerable<Place> Writes => [Gradient, State];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.OverBatch;

    public override Operation Bind(Binding at) => this with { Output = at[Output], Gradient = at[Gradient] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Gradient]} = slope of the mean square change of {n[Output]}";

    public override string CSharp(Notation n) => $"{State.Name}.Compare({Network}, {n[Output]}, {n[Gradient]}, {Count});";

    // The sum over the batch sets a coefficient that the host keeps.
    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    // One number stands for the outputs from before.
    public override void Evaluate(Machine machine)
    {
        double before = machine[State];
        machine.Each(Gradient, (sample, row) => machine[Output, sample, row] - before);
        machine.See(State, Enumerable.Range(0, Output.Rows).Sum(row => machine[Output, 0, row]));
    }
}
