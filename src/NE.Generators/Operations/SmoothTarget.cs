using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>ã = clip(limit · a + clip(noise, ±bound), ±limit).</summary>
internal sealed record SmoothTarget(
    Value Action, Value Smoothed, Number Limit, Number Deviation, Number Bound, Stream Stream, int PaddedSamples) : Final
{
    public override IEnumerable<Place> Reads => [Action];

    public override IEnumerable<Place> Writes => [Smoothed];

    public override IEnumerable<Number> Numbers => [Limit, Deviation, Bound];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) =>
        this with { Action = at[Action], Smoothed = at[Smoothed], Stream = at[Stream] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => true;

    public override string Text(Notation n) =>
        $"{n[Smoothed]} = clip({n[Limit]} * {n[Action]} + clip(noise by {Stream.Name}))";

    public override string CSharp(Notation n) =>
        "Kernels::TargetSmoothing.Apply(\n"
        + $"    {n[Action]}, {n[Smoothed]}, {n[Limit]}, {n[Deviation]}, {n[Bound]},\n"
        + $"    seed, {Stream.Written}, (ulong)updates);";

    public override KernelForm Kernel(KernelNotation n) => new(n.Rows(
        "smooth_target", n[Action], $"{Action.Rows}", n[Limit], n[Deviation], n[Bound], "SEED", n.Stream(Stream), "UPDATE", $"{PaddedSamples}",
        n[Smoothed]));

    public override void Evaluate(Machine machine) => machine.Each(Smoothed, (b, i) =>
    {
        double noise = Math.Max(-Bound.Amount, Math.Min(Bound.Amount, Deviation.Amount * machine.Normal(Stream, b, i)));
        return Math.Max(-Limit.Amount, Math.Min(Limit.Amount, (Limit.Amount * machine[Action, b, i]) + noise));
    });
}
