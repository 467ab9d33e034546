using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>The mean action of a squashed Gaussian, limit · tanh μ, used in evaluation.</summary>
internal sealed record MeanAction(SquashedGaussian Distribution, Value Head, Value Action) : Final
{
    public override IEnumerable<Place> Reads => [Head];

    public override IEnumerable<Place> Writes => [Action];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { Head = at[Head], Action = at[Action] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Action]} = mean action of {n[Head]}";

    public override string CSharp(Notation n) => $"{SquashedGaussian.Field}.Mean({n[Head]}, {n[Action]});";

    public override KernelForm Kernel(KernelNotation n) =>
        new(n.Rows("squashed_mean", n[Head], $"{Action.Rows}", SquashedGaussian.BoundsMacro, n[Action])) { RunWords = [SquashedGaussian.Bounds(Action)] };

    public override void Evaluate(Machine machine) =>
        machine.Each(Action, (b, j) => Distribution.Limit.Amount * Math.Tanh(machine[Head, b, j]));
}
