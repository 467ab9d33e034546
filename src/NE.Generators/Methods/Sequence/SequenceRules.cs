using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Vocabulary;

namespace NE.Generators.Methods.Sequence;

/// <summary>Rules for sequences of tasks.</summary>
internal static class SequenceRules
{
    private const string Part = "Sequence";

    /// <summary>Checks an experiment.</summary>
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        EquatableArray<TaskDeclaration> tasks = declaration.Task.Tasks;
        SequenceAttribute? sequence = declaration.Sequence;
        if (!sizesKnown || (sequence is null && tasks.Count == 0))
        {
            return [];
        }

        return sequence is null
            ? [new(
                ProblemId.SequenceTasks,
                $"The experiment names {MessageFormat.Count(tasks.Count)} tasks and does not say how to visit them; add [Sequence(StepsPerTask = ...)], "
                + "or keep one task.",
                [Anchor.OfTask(1), Anchor.Part(Schema.Environment), Anchor.Declaration])]
            : tasks.Count == 0
                ? [new(
                    ProblemId.SequenceTasks,
                    $"A sequence needs at least two tasks, and the experiment has {declaration.Task.Name}; name more tasks there, or delete "
                    + "the sequence.",
                    [Anchor.Part(Part), Anchor.Part(Schema.Environment), Anchor.Declaration])]
                : [.. Twice(tasks), .. Length(declaration, sequence, tasks), .. Heads(declaration), .. Conflicts(declaration, tasks)];
    }

    private static IEnumerable<Problem> Twice(EquatableArray<TaskDeclaration> tasks)
    {
        for (int i = 1; i < tasks.Count; i++)
        {
            if (tasks.Take(i).Any(other => other.Name == tasks[i].Name))
            {
                yield return new(
                    ProblemId.SequenceTasks,
                    $"{tasks[i].Name} is in the sequence twice, and a task has one output layer; name it once: the sequence begins again after its last task.",
                    [Anchor.OfTask(i), Anchor.Part(Schema.Environment)]);
            }
        }
    }

    private static IEnumerable<Problem> Length(Declaration declaration, SequenceAttribute sequence, EquatableArray<TaskDeclaration> tasks)
    {
        long steps = declaration.Experiment.Steps, visit = sequence.StepsPerTask;
        Anchor[] places = [Anchor.Part(Part, nameof(sequence.StepsPerTask)), Anchor.Part("Experiment", "Steps"), Anchor.Part(Part), Anchor.Declaration];
        if (steps % visit != 0)
        {
            long whole = Math.Max(1, (steps + (visit / 2)) / visit);
            yield return new(
                ProblemId.SequenceLength,
                $"The run of {MessageFormat.Count(steps)} environment steps is no whole number of visits of {MessageFormat.Count(visit)}; write Steps = "
                + $"{MessageFormat.Count(whole * visit)}, or another StepsPerTask.",
                places.ToEquatableArray());
        }

        foreach ((string part, string setting, long warmUp) in new[]
        {
            (declaration.AlgorithmName, "WarmUp", declaration.Algorithm.WarmUp), (Part, nameof(sequence.RevisitWarmUp), sequence.RevisitWarmUp),
        })
        {
            if (warmUp >= visit && (setting == "WarmUp" || steps > visit * tasks.Count))
            {
                yield return new(
                    ProblemId.SequenceLength,
                    $"{part}.{setting} = {MessageFormat.Count(warmUp)} leaves nothing to learn in a visit of {MessageFormat.Count(visit)} environment steps; "
                    + "lower it or raise StepsPerTask.",
                    [Anchor.Part(part, setting), .. places]);
            }
        }

        if (declaration.Grow is { Until: > 0 } grow
            && grow.Until < UpdateClock.Of(declaration).Updates(Math.Max(0, steps - visit)))
        {
            yield return new(
                ProblemId.SequenceOutlivesGrowth,
                $"Growth ends at update {MessageFormat.Count(grow.Until)}, before the last visit begins at update "
                + $"{MessageFormat.Count(UpdateClock.Of(declaration).Updates(steps - visit))}: the network cannot grow for the last task. Delete "
                + "Until, which then is the end of the run.",
                [Anchor.Part("Grow", "Until"), Anchor.Part("Grow")]);
        }
    }

    // The largest layer is released where a density leaves no room to protect it; that must not be a head.
    private static IEnumerable<Problem> Heads(Declaration declaration)
    {
        if (declaration.Topology is not { } topology)
        {
            yield break;
        }

        if (topology.Protect == Protect.None)
        {
            yield return new(
                ProblemId.SequenceConflict,
                "The output layers of a sequence's tasks are never sparse, and Protect.None makes them so; delete Protect.",
                [Anchor.Part("Topology", "Protect"), Anchor.Part("Topology"), Anchor.Declaration]);
            yield break;
        }

        foreach (NetworkDeclaration network in declaration.Networks.Where(static network => network.Layers.Count > 0))
        {
            if (Planner.Plan(declaration, network, firstNumber: 0)?.Layers.Last() is { Masked: true } head)
            {
                yield return new(
                    ProblemId.SequenceConflict,
                    $"{network.Name}.{head.Name} would be sparse: a density of {MessageFormat.Number(topology.Density)} leaves no room to keep it whole, and the "
                    + "output layers of a sequence's tasks are never sparse. Raise Topology.Density or widen the layers before it.",
                    [Anchor.Part("Topology", nameof(topology.Density)), Anchor.Part("Topology"), Anchor.Part(Part), Anchor.Declaration]);
                yield break;
            }
        }
    }

    private static IEnumerable<Problem> Conflicts(Declaration declaration, EquatableArray<TaskDeclaration> tasks)
    {
        foreach ((string part, bool conflicts, string reason) in new[]
        {
            ("Shift", true, "A sequence changes the task, and its tasks cannot also shift"),
            ("HareAndTortoise", true, "HareAndTortoise averages networks over time, and a sequence exchanges their output layers"),
            ("DynamicReplay", true, "DynamicReplay drops transitions of one replay buffer, and a sequence has one for each task"),
            ("PlasticityInjection", true, "PlasticityInjection freezes networks once, and a sequence exchanges their output layers"),
            (
                "ObservationNorm", tasks.Any(task => task.Observations != tasks[0].Observations),
                "ObservationNorm would count the padding of narrower observations as data"),
        })
        {
            if (conflicts && declaration.Parts.FirstOrDefault(written => written.Name == part) is { } written)
            {
                yield return new(
                    ProblemId.SequenceConflict, $"{reason}; delete one of the two.",
                    [Anchor.Part(written.Which is { } which ? PartKey.Of(part, which) : part), Anchor.Part(Part), Anchor.Declaration]);
            }
        }
    }
}
