using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>
/// a = limit · tanh(μ + σ ε) with its log-density: a draw of a squashed Gaussian whose head holds μ, then log σ (docs/algorithm.md, Squashed
/// Gaussian policy).
/// </summary>
/// <param name="Distribution">What the head means.</param>
/// <param name="Head">Means and logarithms of deviations.</param>
/// <param name="Action">Receives the action.</param>
/// <param name="LogProbability">Receives log π, or null.</param>
/// <param name="Kept">Receives what the way back reads, or null.</param>
/// <param name="Stream">Stream of ε.</param>
/// <param name="Unit">What the unit of the stream counts.</param>
internal sealed record SampleAction(
    SquashedGaussian Distribution, Value Head, Value Action, Value? LogProbability, Value? Kept, Stream Stream, StreamUnit Unit)
    : Operation
{
    public override IEnumerable<Place> Reads => [Head];

    public override IEnumerable<Place> Writes =>
        [Action, .. LogProbability is { } log ? [log] : (Place[])[], .. Kept is { } kept ? [kept] : (Place[])[]];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with
    {
        Head = at[Head],
        Action = at[Action],
        LogProbability = LogProbability is { } log ? at[log] : null,
        Kept = Kept is { } kept ? at[kept] : null,
        Stream = at[Stream],
    };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override void Differentiate(Tape tape)
    {
        if (tape.Wanted(Head) is { } head && LogProbability is { } log && Kept is { } kept
            && tape.Gradient(Action) is { } byAction && tape.Gradient(log) is { } byLog)
        {
            tape.Emit(new SampleActionBackward(Distribution, head, kept, byAction, byLog, tape.Contribution(head)));
        }
    }

    public override string Text(Notation n) =>
        $"{n[Action]}{(LogProbability is { } log ? ", " + n[log] : "")} = sample({n[Head]}) by {Stream.Name}";

    public override string CSharp(Notation n) =>
        $"{SquashedGaussian.Field}.Sample(\n    {n[Head]}, seed, {Stream.Written}, {Unit.Written}, {n[Action]}"
        + $"{(LogProbability is { } log ? ", " + n[log] : "")}{(Kept is { } kept ? ", " + n[kept] : "")});";

    public override KernelForm Kernel(KernelNotation n) => new(n.Rows(
        "squashed_sample", n[Head], $"{Action.Rows}", SquashedGaussian.Parameters, "SEED", n.Stream(Stream), n.Unit(Unit),
        $"({n.Samples} + 31) / 32 * 32", n[Action], LogProbability is { } log ? n[log] : "0, 0", Kept is { } kept ? n[kept] : "0, 0"))
    {
        RunWords = SquashedGaussian.RunWords(Action),
    };

    public override void Evaluate(Machine machine)
    {
        for (int b = 0; b < machine.Samples(Head); b++)
        {
            double log = 0;
            for (int j = 0; j < Action.Rows; j++)
            {
                double noise = machine.Normal(Stream, b, j), spread = Distribution.Deviation(machine[Head, b, Action.Rows + j]) * noise;
                double squashed = Math.Tanh(machine[Head, b, j] + spread);
                double limit = Distribution.Limit.Amount;
                log -= (noise * noise / 2) + Distribution.LogDeviation(machine[Head, b, Action.Rows + j]) + (Math.Log(2 * Math.PI) / 2)
                    + Math.Log(limit) + Math.Log(1 - (squashed * squashed));
                if (Kept is { } kept)
                {
                    machine[kept, b, j] = squashed;
                    machine[kept, b, Action.Rows + j] = spread;
                }

                machine[Action, b, j] = limit * squashed;
            }

            if (LogProbability is { } value)
            {
                machine[value, b, 0] = log;
            }
        }
    }
}
