using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>Draws a batch uniformly from the replay buffer.</summary>
/// <param name="Batch">The whole batch.</param>
/// <param name="Stream">The random stream of the rows.</param>
/// <param name="Once">True if the batch is drawn once, at unit 0 of its stream; otherwise the unit is the update.</param>
internal sealed record Gather(Value Batch, Stream Stream, bool Once) : Final
{
    public override IEnumerable<Place> Reads => [StateId.Replay];

    public override IEnumerable<Place> Writes => [Batch];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { Batch = at[Batch], Stream = at[Stream] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n.Whole(Batch)} = gather by {Stream.Name}{(Once ? ", unit 0" : "")}";

    public override string CSharp(Notation n) =>
        $"replay.Gather({n.Whole(Batch)}, seed, {Stream.Written}, {(Once ? "0" : "(ulong)updates")});";

    public override KernelForm Kernel(KernelNotation n) => Once ? KernelForm.Impossible : new(Line(n, Batch, Stream))
    {
        Before = ["step[Gpu::KernelStep.Pool] = (uint)replay.Count;"],
    };

    public override void Evaluate(Machine machine) => machine.Draw(Batch, Stream, StateId.Replay);

    /// <summary>The line of the kernel text; the host sets how many of the oldest transitions are eligible.</summary>
    public static string Line(KernelNotation n, Value batch, Stream stream) =>
        n.Rows("gather", n[batch], "ring", "SEED", n.Stream(stream), "UPDATE", "POOL", "OLDEST", "slots");
}
