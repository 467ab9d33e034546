using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Shared;

namespace NE.Generators.FrontEnds;

/// <summary>Finds the tasks that an experiment names.</summary>
internal static class TaskResolver
{
    /// <summary>The task of an experiment, several as one for a sequence; null if it is not known.</summary>
    /// <param name="chain">The experiment and its bases, itself first.</param>
    /// <param name="problems">Receives the problems.</param>
    public static TaskDeclaration? Resolve(IReadOnlyCollection<Declared> chain, List<Problem> problems)
    {
        TaskReference? reference = chain.Select(link => link.Task).FirstOrDefault(task => task is not null);
        if (reference is null)
        {
            problems.Add(new(
                ProblemId.TaskMissing,
                "The experiment names no task; add [Environment(Tasks.HalfCheetah)], or [Environment<T>] with your own class.",
                [Anchor.Declaration]));
            return null;
        }

        if (reference.Own is not null)
        {
            return reference.Own;
        }

        TaskDeclaration?[] known = [.. reference.Names.Select(TaskDeclaration.Find)];
        for (int i = 0; i < known.Length; i++)
        {
            if (known[i] is null && !chain.Any(link => link.Broken))
            {
                problems.Add(UnknownName(reference.Names[i], Anchor.OfTask(i)));
            }
        }

        return known.Length == 0 || known.Contains(null) ? null : known.Length == 1 ? known[0] : TaskDeclaration.Of([.. known.Select(static task => task!)]);
    }

    /// <summary>Reports that the catalogue has no task of this name.</summary>
    public static Problem UnknownName(string name, Anchor place)
    {
        string[] names = [.. TaskCatalogue.All.Select(task => task.Name)];
        string advice = NearestName.Of(name, names) is { } near ? $"Did you mean '{near}'?" : $"There are {MessageFormat.All(names)}.";
        return new(ProblemId.UnknownTask, $"There is no task '{name}'. {advice}", [place]);
    }
}
