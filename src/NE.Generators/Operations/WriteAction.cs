using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>Returns an output as an action: multiplied by the limit if the output is in ±1, otherwise unchanged.</summary>
internal sealed record WriteAction(Value Output, Number? Limit, Number Count) : Final
{
    public override IEnumerable<Place> Reads => [Output];

    public override IEnumerable<Place> Writes => [StateId.Log];

    public override IEnumerable<Number> Numbers => Limit is null ? [Count] : [Limit, Count];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { Output = at[Output] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"action = {Factor(n)}{n[Output]}";

    public override string CSharp(Notation n) => $$"""
        for (int i = 0; i < {{n[Count]}}; i++)
        {
            actions[i] = {{Factor(n)}}{{n[Output]}}[i, 0];
        }
        """.Replace("\r", "");

    public override KernelForm Kernel(KernelNotation n) => new($$"""
        for (int i = LID; i < {{n[Count]}}; i += THREADS)
        {
            memory[actions + (i64)GID_Y * {{n[Count]}} + i] = {{Factor(n)}}P[ACTION_AT + i];
        }
        """.Replace("\r", ""));

    public override void Evaluate(Machine machine) => machine.See(
        StateId.Log, (Limit?.Amount ?? 1) * Enumerable.Range(0, Output.Rows).Sum(row => (row + 1) * machine[Output, 0, row]));

    private string Factor(Notation n) => Limit is null ? "" : $"{n[Limit]} * ";
}
