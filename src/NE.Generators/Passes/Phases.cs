using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>
/// Splits the learning sections of a program into device phases, based on locality and effects. Routines are inlined; sums over the batch
/// and weight steps run after the samples, because operations on samples read their results only in the next phase. All
/// results keep their order of sums. Numbers derived from the agent's state are not operations of a phase: their readers compute them.
/// </summary>
internal static class Phases
{
    /// <summary>The sections that run on a device, in the order of an update.</summary>
    public static IReadOnlyList<DeviceSection> Of(ProgramModel program)
    {
        Dictionary<Section, IReadOnlyList<Place>> exposed = program.Sections.ToDictionary(
            static section => section, static section => Exposed.Reads(section.Flat));
        return
        [
            .. program.Sections.Where(static section => section.OnDevice).Select(section =>
            {
                Place[] elsewhere = [.. exposed.Where(pair => pair.Key != section).SelectMany(static pair => pair.Value)];
                return Cut(program, section, place => elsewhere.Any(place.Overlaps));
            }),
        ];
    }

    /// <summary>Splits a list of operations.</summary>
    /// <param name="operations">The operations, without calls.</param>
    /// <param name="neededElsewhere">Whether something outside the list reads a place.</param>
    /// <param name="merged">Called for each merge.</param>
    public static IReadOnlyList<Phase> Cut(
        IEnumerable<Operation> operations, Func<Place, bool> neededElsewhere, Action<Operation, Operation>? merged = null)
    {
        List<(List<Operation> Rows, List<Operation> Weights)> cut = [([], [])];
        DeviceEffects effects = new();
        foreach (Operation operation in operations)
        {
            effects.Add(operation);
            (List<Operation> rows, List<Operation> weights) = cut[cut.Count - 1];
            if (operation.Locality is Locality.OverBatch or Locality.PerWeight)
            {
                weights.Add(operation);
            }
            else if (operation.Locality == Locality.PerSample)
            {
                if (weights.Any(other => effects.Conflict(other, operation)))
                {
                    cut.Add((rows = [], []));
                }

                rows.Add(operation);
            }
        }

        // A value dropped by a merge must not be read by another list: the backward pass may be in a later phase than the forward pass.
        List<Operation>[] lists = [.. cut.SelectMany(static c => new[] { c.Rows, c.Weights })];
        List<Operation> Fused(List<Operation> list) => Fusion.Fuse(
            list, Backend.Device,
            place => neededElsewhere(place) || lists.Any(other => other != list && other.Any(o => Effects.Of(o).Reads.Any(place.Overlaps))),
            merged);
        return
        [
            .. cut.Where(static c => c.Rows.Count + c.Weights.Count > 0).SelectMany(c =>
            {
                List<Operation>[] stages = [.. Stages(Fused(c.Weights), effects)];
                return stages.Select((weights, i) => new Phase(i == 0 ? Fused(c.Rows) : [], weights)).DefaultIfEmpty(new Phase(Fused(c.Rows), []));
            }),
        ];
    }

    // Blocks share the work on weights in any order, so an operation that reads another's result is moved to a separate phase.
    private static IEnumerable<List<Operation>> Stages(List<Operation> weights, DeviceEffects effects)
    {
        int[] stages = new int[weights.Count];
        for (int i = 0; i < weights.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (stages[i] <= stages[j] && effects.Conflict(weights[j], weights[i]))
                {
                    stages[i] = stages[j] + 1;
                }
            }
        }

        return weights.Select((operation, i) => (operation, Stage: stages[i])).GroupBy(static pair => pair.Stage)
            .OrderBy(static stage => stage.Key).Select(static stage => stage.Select(static pair => pair.operation).ToList());
    }

    private static DeviceSection Cut(ProgramModel program, Section section, Func<Place, bool> neededElsewhere)
    {
        Dictionary<Operation, string> captions = new(ByReference.Comparer);
        List<Operation> flat = [];
        string caption = "";
        foreach (Step step in section.Steps.SelectMany(Open))
        {
            caption = step.Caption.Length > 0 ? step.Caption : caption;
            foreach (Operation operation in step.Operations.SelectMany(operation => Together(program.Buffers, operation)))
            {
                captions[operation] = caption;
                flat.Add(operation);
            }
        }

        IReadOnlyList<Phase> phases = Cut(flat, neededElsewhere, (from, to) => captions[to] = captions[from]);
        Samples[] batches =
        [
            .. phases.SelectMany(static phase => phase.Rows).SelectMany(static o => Effects.Of(o).Writes)
                .Where(static write => write.Memory is not null).Select(write => program.Buffers.SamplesOf(write.Memory!.Value)).Distinct(),
        ];
        if (batches.Length > 1)
        {
            throw new InvalidOperationException(
                $"Section {section.Name} goes through batches of {string.Join(" and ", batches.Select(static b => b.Constant))} samples; "
                + "a device section has one.");
        }

        return new DeviceSection(
            section, batches.Length == 1 ? batches[0] : program.Buffers.SamplesOf(program.Batch.Whole), phases, flat, captions);
    }

    // A routine of the agent has its own captions.
    private static IEnumerable<Step> Open(Step step)
    {
        List<Operation> plain = [];
        foreach (Operation operation in step.Operations)
        {
            if (operation is not Call { Routine.Network: null } call)
            {
                plain.Add(operation);
                continue;
            }

            yield return new Step(step.Caption, [.. plain]);
            plain.Clear();
            foreach (Step inner in call.Open().SelectMany(Open))
            {
                yield return inner;
            }
        }

        yield return new Step(step.Caption, plain);
    }

    // Parallel calls become operations on all copies of a network at once, if the places they access are one stride apart.
    private static IEnumerable<Operation> Together(Buffers buffers, Operation operation)
    {
        if (operation is not SideBySide side)
        {
            return operation.Flat();
        }

        Operation[][] bodies = [.. side.Calls.Select(static call => call.Flat().ToArray())];
        return Enumerable.Range(0, bodies[0].Length).Select(i => bodies.Select(body => body[i]).ToArray())
            .SelectMany(copies => Alike(buffers, copies) ? [new OnCopies([.. copies])] : copies);
    }

    // Whether each place is shared by all copies, or belongs to a pass that every copy has.
    private static bool Alike(Buffers buffers, Operation[] copies)
    {
        IEnumerable<Value> Values(Operation operation) => operation.Reads.Concat(operation.Writes)
            .Where(static place => place.Memory is not null).Select(static place => place.Memory!.Value);
        bool Same(Value one, Value other)
        {
            (Group group, string part, _) = buffers[one.Buffer];
            (Group second, string its, _) = buffers[other.Buffer];
            return one == other
                || (group.Instance is not null && second.Instance is not null && group.Role == second.Role && part == its && one.First == other.First);
        }

        Value[] first = [.. Values(copies[0])];
        return copies.Skip(1).All(copy => first.Zip(Values(copy), Same).All(static same => same));
    }
}
