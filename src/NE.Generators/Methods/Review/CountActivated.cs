using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Methods.Review;

/// <summary>Counts the activated hidden units and passes the count to the review.</summary>
internal sealed record CountActivated(EquatableArray<Value> Hidden, Number Threshold) : Final
{
    private const int FloatsOfDouble = 2;

    public override IEnumerable<Place> Reads => Hidden.Select(static value => (Place)value);

    public override IEnumerable<Place> Writes => [ReviewMethod.Memory];

    public override IEnumerable<Number> Numbers => [Threshold];

    public override Locality Locality => Locality.OverBatch;

    public override Operation Bind(Binding at) => this with { Hidden = at[Hidden] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"review observes activated units of {n.Join(Hidden)}";

    public override string CSharp(Notation n) =>
        $"int activated = {string.Join("\n    + ", Hidden.Select(h => $"Review::Activity.Activated({n[h]}, {n[Threshold]})"))};\n"
        + "review.Observe(activated);";

    public override KernelForm Kernel(KernelNotation n)
    {
        List<string> lines = [];
        int room = 0;
        for (int i = 0; i < Hidden.Count; i++)
        {
            lines.Add(n.Task(
                "count_activated", n[Hidden[i]], $"{Hidden[i].Rows}", n.Samples, n[Threshold], room == 0 ? n.Scratch : $"{n.Scratch} + {room}",
                n.Result(i)));
            room += (((FloatsOfDouble * (Hidden[i].Rows + 1)) + 31) / 32) * 32;
        }

        return new(string.Join("\n", lines))
        {
            Results = Hidden.Count,
            Scratch = room,
            Feeds = true,
            After = first => [$"review.Observe({string.Join(" + ", Enumerable.Range(first, Hidden.Count).Select(static i => $"(int)results[{i}]"))});"],
        };
    }

    public override void Evaluate(Machine machine) =>
        machine.See(ReviewMethod.Memory, Hidden.Sum(hidden => Enumerable.Range(0, hidden.Rows).Sum(row =>
            Enumerable.Range(0, machine.Samples(hidden)).Sum(sample => Math.Abs(machine[hidden, sample, row])))));
}
