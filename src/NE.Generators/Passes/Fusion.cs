using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>
/// Merges operations that define a merge, if nothing else reads the dropped value and no operation between them conflicts. Does not
/// change results: merged operations keep the order of sums.
/// </summary>
internal static class Fusion
{
    /// <summary>Fuses all routines and sections of a program for the CPU.</summary>
    public static void Run(ProgramModel program)
    {
        HashSet<(Group Formal, string Part)> read = Read(program);
        foreach (Network network in program.Networks)
        {
            foreach (Routine routine in network.Routines)
            {
                Place[] elsewhere = [.. network.Routines.Where(other => other != routine).SelectMany(static other => Exposed.Reads(other.Body))];
                bool Needed(Place place) => elsewhere.Any(place.Overlaps)
                    || (place.Memory is { } value && (Visible(network, program.Buffers, value)
                        || read.Contains((program.Buffers.Of(value), program.Buffers[value.Buffer].Part))));
                Fuse(routine.Steps, Needed);
            }
        }

        List<(List<Step> Steps, IReadOnlyList<Place> Exposed)> lists =
        [
            .. program.Sections.Select(static section => (section.Steps, Exposed.Reads(section.Flat))),
            .. program.Routines.Select(static routine => (routine.Steps, Exposed.Reads(routine.Body.SelectMany(static o => o.Flat())))),
        ];
        foreach ((List<Step> steps, _) in lists)
        {
            Place[] elsewhere = [.. lists.Where(other => other.Steps != steps).SelectMany(static other => other.Exposed)];
            Fuse(steps, place => elsewhere.Any(place.Overlaps) || (place.Memory is { } v && program.Buffers.Of(v).Formal));
        }
    }

    /// <summary>Fuses one list of operations.</summary>
    /// <param name="list">The operations.</param>
    /// <param name="backend">The target backend.</param>
    /// <param name="neededElsewhere">Whether something outside the list reads a place.</param>
    /// <param name="merged">Called for each merge with the first operation and its replacement.</param>
    public static List<Operation> Fuse(
        IReadOnlyList<Operation> list, Backend backend, Func<Place, bool> neededElsewhere, Action<Operation, Operation>? merged = null)
    {
        List<Operation> operations = [.. list];
        for (int i = 0; i < operations.Count; i++)
        {
            for (int j = i + 1; j < operations.Count; j++)
            {
                if (operations[i].Merge(operations[j], backend) is not { } both || !Hazards.MovesUp(operations, i, j)
                    || Loses(operations, i, j, both, neededElsewhere))
                {
                    continue;
                }

                merged?.Invoke(operations[i], both);
                operations[i] = both;
                operations.RemoveAt(j);
                j = i;
            }
        }

        return operations;
    }

    private static bool Loses(List<Operation> operations, int i, int j, Operation both, Func<Place, bool> neededElsewhere)
    {
        IReadOnlyList<Place> kept = Effects.Of(both).Writes;
        foreach (Place write in Effects.Of(operations[i]).Writes.Concat(Effects.Of(operations[j]).Writes))
        {
            // Gradients are computed anew in each update, so what ran before cannot read this value in the next one.
            int first = write.Parameter is { } parameter && parameter.Part == Part.Gradient ? i : 0;
            if (!kept.Any(k => k.Overlaps(write))
                && (neededElsewhere(write) || Enumerable.Range(first, operations.Count - first).Any(k =>
                    k != i && k != j && Effects.Of(operations[k]).Reads.Any(write.Overlaps))))
            {
                return true;
            }
        }

        return false;
    }

    private static void Fuse(List<Step> steps, Func<Place, bool> neededElsewhere)
    {
        List<(Operation Operation, Step Step)> home = [.. steps.SelectMany(static step => step.Operations.Select(o => (o, step)))];
        void Move(Operation from, Operation to)
        {
            int index = home.FindIndex(pair => ReferenceEquals(pair.Operation, from));
            home[index] = (to, home[index].Step);
        }

        List<Operation> fused = Fuse([.. home.Select(static pair => pair.Operation)], Backend.Processor, neededElsewhere, Move);
        foreach (Step step in steps)
        {
            step.Operations.Clear();
        }

        foreach (Operation operation in fused)
        {
            home.First(pair => ReferenceEquals(pair.Operation, operation)).Step.Operations.Add(operation);
        }

        steps.RemoveAll(static step => step.Operations.Count == 0);
    }

    // Values of a pass that sections read or pass on, as formal values of the network's routines.
    private static HashSet<(Group, string)> Read(ProgramModel program)
    {
        Operation[] all =
        [
            .. program.Sections.SelectMany(static section => section.Operations), .. program.Routines.SelectMany(static routine => routine.Body),
        ];
        HashSet<Group> gradients = [.. program.Buffers.Groups.Select(static group => group.Gradient).OfType<Group>()];
        HashSet<(Group, string)> read = [];
        void Add(Value value)
        {
            (Group group, string part, _) = program.Buffers[value.Buffer];
            if (group.Network is { } network)
            {
                read.Add((gradients.Contains(group) ? network.Cache.Gradient! : network.Cache, part));
            }
        }

        foreach (Operation operation in all)
        {
            if (operation is ICall call)
            {
                foreach (Argument argument in call.AllArguments.Where(static argument => argument.Value is not null))
                {
                    Add(argument.Value!.Value);
                }
            }
            else
            {
                foreach (Place place in Effects.Of(operation).Reads.Where(static place => place.Memory is not null))
                {
                    Add(place.Memory!.Value);
                }
            }
        }

        return read;
    }

    private static bool Visible(Network network, Buffers buffers, Value value)
    {
        (Group group, string part, _) = buffers[value.Buffer];
        return group == network.InputGradient || network.Outputs.Any(output => output.Name == part);
    }
}
