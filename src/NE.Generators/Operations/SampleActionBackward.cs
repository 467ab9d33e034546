using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>From the gradients of a sampled action and its log-density to those of means and log standard deviations, with ε fixed.</summary>
internal sealed record SampleActionBackward(
    SquashedGaussian Distribution, Value Head, Value Kept, Value ActionGradient, Value LogGradient, Value HeadGradient) : Final
{
    public override IEnumerable<Place> Reads => [Head, Kept, ActionGradient, LogGradient];

    public override IEnumerable<Place> Writes => [HeadGradient];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with
    {
        Head = at[Head],
        Kept = at[Kept],
        ActionGradient = at[ActionGradient],
        LogGradient = at[LogGradient],
        HeadGradient = at[HeadGradient],
    };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[HeadGradient]} = gradient of sample({n[Head]}) by {n[ActionGradient]}, {n[LogGradient]}";

    public override string CSharp(Notation n) =>
        $"{SquashedGaussian.Field}.Backward(\n    {n[Head]}, {n[Kept]}, {n[ActionGradient]}, {n[LogGradient]}, {n[HeadGradient]});";

    public override KernelForm Kernel(KernelNotation n) => new(n.Rows(
        "squashed_gradient", n[Head], $"{ActionGradient.Rows}", SquashedGaussian.Parameters, n[Kept], n[ActionGradient], n[LogGradient],
        n[HeadGradient]))
    {
        RunWords = SquashedGaussian.RunWords(ActionGradient),
    };

    public override void Evaluate(Machine machine)
    {
        int actions = ActionGradient.Rows;
        for (int b = 0; b < machine.Samples(Head); b++)
        {
            for (int j = 0; j < actions; j++)
            {
                double squashed = machine[Kept, b, j], byLog = machine[LogGradient, b, 0], raw = machine[Head, b, actions + j];
                double through = (machine[ActionGradient, b, j] * Distribution.Limit.Amount * (1 - (squashed * squashed))) + (byLog * 2 * squashed);
                machine[HeadGradient, b, j] = through;
                machine[HeadGradient, b, actions + j] =
                    Distribution.LogDeviation(raw) == raw ? (through * machine[Kept, b, actions + j]) - byLog : 0;
            }
        }
    }
}
