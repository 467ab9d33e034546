using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>
/// a = limit · tanh(μ + σ ε) with its log-density: a sample of a squashed Gaussian whose head contains μ, then log σ (docs/algorithm.md, Squashed
/// Gaussian policy).
/// </summary>
/// <param name="Distribution">The interpretation of the head.</param>
/// <param name="Head">Means and logarithms of deviations.</param>
/// <param name="Action">Receives the action.</param>
/// <param name="LogProbability">Receives log π, or null.</param>
/// <param name="Kept">Receives the values cached for the backward pass, or null.</param>
/// <param name="Stream">Stream of ε.</param>
/// <param name="Unit">What the stream's unit counts.</param>
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
        Value? byAction = tape.Gradient(Action), byLog = LogProbability is { } log ? tape.Gradient(log) : null;
        if (tape.Wanted(Head) is not { } head || (byAction is null && byLog is null))
        {
            return;
        }

        if (byAction is not { } action || byLog is not { } probability || Kept is not { } kept)
        {
            throw new InvalidOperationException(
                "A gradient goes through a drawn action only together with that through its log-probability, and with what the draw kept.");
        }

        tape.Emit(new SampleActionBackward(Distribution, head, kept, action, probability, tape.Contribution(head)));
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
                double raw = machine[Head, b, j] + spread, squashed = Math.Tanh(raw);
                double limit = Distribution.Limit.Amount;
                log -= (noise * noise / 2) + Distribution.LogDeviation(machine[Head, b, Action.Rows + j]) + (Math.Log(2 * Math.PI) / 2)
                    + Math.Log(limit) + (2 * (Math.Log(2) - Math.Abs(raw) - Math.Log(1 + Math.Exp(-2 * Math.Abs(raw)))));
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
