using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.Sample;

/// <summary>Draws a batch from the replay buffer by a user-defined distribution over ages.</summary>
/// <param name="Batch">The whole batch.</param>
/// <param name="Stream">The random stream of the rows.</param>
/// <param name="Sampler">The type that decides.</param>
/// <param name="Returns">The n-step returns of its transitions; null for transitions as stored.</param>
internal sealed record GatherByAge(Value Batch, Stream Stream, OwnType Sampler, NStepReturn? Returns) : Final
{
    public override IEnumerable<Place> Reads => [StateId.Replay];

    public override IEnumerable<Place> Writes => [Batch];

    public override IEnumerable<Number> Numbers => Returns?.Numbers ?? [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { Batch = at[Batch], Stream = at[Stream] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n.Whole(Batch)} = gather by {Stream.Name}, ages by {Sampler.Name}{Returns?.Text(n)}";

    public override string CSharp(Notation n) =>
        $"replay.GatherBy<{Sampler.Written}>({n.Whole(Batch)}{Returns?.CSharp(n)}, seed, {Stream.Written}, (ulong)updates);";

    // The type is C# of the user's.
    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    // Ages are a matter of the runtime; the batch depends on the same places as a uniform one.
    public override void Evaluate(Machine machine) => machine.Draw(Batch, Stream, StateId.Replay);
}
