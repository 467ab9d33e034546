using System.Collections.Generic;
using System.Linq;
using NE.Dsl;

namespace NE.Generators.Model;

/// <summary>The task of an experiment.</summary>
/// <param name="Name">The name in run folders and logs, for example <c>HalfCheetah-v4</c>.</param>
/// <param name="TypeName">The user's environment class with <c>global::</c>, or null for a task in the catalogue.</param>
/// <param name="Observations">Length of an observation.</param>
/// <param name="Actions">Length of an action.</param>
/// <param name="ActionLimit">Agents act within ± this value: the task's limit, or 1 if components have individual bounds.</param>
/// <param name="StepLimit">Environment steps after which an episode is truncated.</param>
internal sealed record TaskDeclaration(string Name, string? TypeName, int Observations, int Actions, double ActionLimit, int StepLimit)
{
    /// <summary>Smallest value of each component; empty if all are within ±<see cref="ActionLimit"/>.</summary>
    public EquatableArray<double> ActionLow { get; init; } = [];

    /// <summary>Largest value of each component; as many as <see cref="ActionLow"/>.</summary>
    public EquatableArray<double> ActionHigh { get; init; } = [];

    /// <summary>The tasks of a sequence, in the order of their first visits; empty for one task.</summary>
    public EquatableArray<TaskDeclaration> Tasks { get; init; } = [];

    /// <summary>A task in the catalogue, or null for an unknown name.</summary>
    public static TaskDeclaration? Find(string name)
    {
        TaskSizes? task = TaskCatalogue.All.FirstOrDefault(candidate => candidate.Name == name);
        return task is null ? null : new(task.Name, null, task.Observations, task.Actions, task.ActionLimit, task.StepLimit);
    }

    /// <summary>The name of one task or of a sequence in run folders and logs.</summary>
    public static string NameOf(IEnumerable<string> names) => string.Join("+", names);

    /// <summary>
    /// A sequence as one task: as wide as its widest tasks, with actions in ±1, which the runtime maps to the bounds of each
    /// (docs/algorithm.md, Sequences of tasks).
    /// </summary>
    /// <param name="tasks">At least two tasks.</param>
    public static TaskDeclaration Of(IReadOnlyCollection<TaskDeclaration> tasks) => new(
        NameOf(tasks.Select(static task => task.Name)), null, tasks.Max(static task => task.Observations), tasks.Max(static task => task.Actions), 1,
        tasks.Max(static task => task.StepLimit))
    {
        Tasks = tasks.ToEquatableArray(),
    };
}
