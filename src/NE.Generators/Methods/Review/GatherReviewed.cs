using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.Review;

/// <summary>Draws a batch uniformly, or from the oldest transitions if the update reviews.</summary>
/// <param name="Batch">The whole batch.</param>
/// <param name="Stream">The random stream of the rows.</param>
/// <param name="Meter">The running mean of the share of reviewed batches.</param>
/// <param name="Returns">The n-step returns of its transitions; null for transitions as stored.</param>
internal sealed record GatherReviewed(Value Batch, Stream Stream, string Meter, NStepReturn? Returns) : Final
{
    public override IEnumerable<Place> Reads => [StateId.Replay, ReviewMethod.Memory];

    public override IEnumerable<Place> Writes => [Batch, new StateId(Meter)];

    public override IEnumerable<Number> Numbers => Returns?.Numbers ?? [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { Batch = at[Batch] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n.Whole(Batch)} = gather by {Stream.Name}; from the oldest if review{Returns?.Text(n)}";

    public override string CSharp(Notation n) => $$"""
        bool reviewing = review.Decide(seed, (ulong)updates);
        {{Meter}}.Add(reviewing ? 1 : 0);
        if (reviewing)
        {
            replay.GatherOldest({{n.Whole(Batch)}}, settings.Oldest{{Returns?.CSharp(n)}}, seed, {{Stream.Written}}, (ulong)updates);
        }
        else
        {
            replay.Gather({{n.Whole(Batch)}}{{Returns?.CSharp(n)}}, seed, {{Stream.Written}}, (ulong)updates);
        }
        """.Replace("\r", "");

    public override KernelForm Kernel(KernelNotation n) => Gather.Form(n, Batch, Stream, Returns) with
    {
        Before =
        [
            "bool reviewing = review.Decide(seed, (ulong)updates);",
            $"{Meter}.Add(reviewing ? 1 : 0);",
            "step[Gpu::KernelStep.Pool] = (uint)(reviewing ? replay.Oldest(settings.Oldest) : replay.Count);",
        ],
    };

    public override void Evaluate(Machine machine)
    {
        machine.Draw(Batch, Stream, StateId.Replay, ReviewMethod.Memory);
        machine.See(new StateId(Meter), machine[ReviewMethod.Memory]);
    }
}
