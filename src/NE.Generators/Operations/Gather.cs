using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>Draws a batch uniformly from the replay buffer.</summary>
/// <param name="Batch">The whole batch.</param>
/// <param name="Stream">The random stream of the rows.</param>
/// <param name="Every">Updates between two draws, which number the units of the stream; null if each update is a unit.</param>
internal sealed record Gather(Value Batch, Stream Stream, Number? Every = null) : Final
{
    /// <summary>The n-step returns of its transitions; null for transitions as stored.</summary>
    public NStepReturn? Returns { get; init; }

    public override IEnumerable<Place> Reads => [StateId.Replay];

    public override IEnumerable<Place> Writes => [Batch];

    public override IEnumerable<Number> Numbers => [.. Every is null ? [] : (Number[])[Every], .. Returns?.Numbers ?? []];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { Batch = at[Batch], Stream = at[Stream] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n.Whole(Batch)} = gather by {Stream.Name}{(Every is null ? "" : $", unit update / {Every.Name}")}{Returns?.Text(n)}";

    public override string CSharp(Notation n) =>
        $"replay.Gather({n.Whole(Batch)}{Returns?.CSharp(n)}, seed, {Stream.Written}, (ulong){(Every is null ? "updates" : $"(updates / {Every.Name})")});";

    public override KernelForm Kernel(KernelNotation n) => Every is not null ? KernelForm.Impossible : Form(n, Batch, Stream, Returns) with
    {
        Before = ["step[Gpu::KernelStep.Pool] = (uint)replay.Count;"],
    };

    public override void Evaluate(Machine machine) => machine.Draw(Batch, Stream, StateId.Replay);

    /// <summary>The form on a device; the host sets how many of the oldest transitions are eligible.</summary>
    public static KernelForm Form(KernelNotation n, Value batch, Stream stream, NStepReturn? returns)
    {
        string[] from = [n[batch], "ring", "SEED", n.Stream(stream), "UPDATE", "POOL", "OLDEST", "slots"];
        return returns is null
            ? new(n.Rows("gather", from))
            : new(n.Rows("gather_n_step", [.. from, .. returns.Kernel(n)])) { Words = NStepReturn.Words, Give = NStepReturn.Give };
    }
}
