using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>Reads the observation to act on.</summary>
internal sealed record ReadObservation(Value Observation, Number Count) : Final
{
    public override IEnumerable<Place> Reads => [];

    public override IEnumerable<Place> Writes => [Observation];

    public override IEnumerable<Number> Numbers => [Count];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { Observation = at[Observation] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Observation]} = observation";

    public override string CSharp(Notation n) => $$"""
        Memory::Activations input = {{n[Observation]}};
        for (int i = 0; i < {{n[Count]}}; i++)
        {
            input[i, 0] = observations[i];
        }

        """.Replace("\r", "");

    public override KernelForm Kernel(KernelNotation n) => new($$"""
        for (int i = LID; i < {{n[Count]}}; i += THREADS)
        {
            P[OBSERVATION_AT + i] = memory[observations + (i64)GID_Y * {{n[Count]}} + i];
        }
        SYNC_THREADS();
        const int row = 0;
        """.Replace("\r", ""));

    public override void Evaluate(Machine machine) => machine.Draw(Observation, new Stream("the environment's"));
}
