using System.Collections.Generic;

namespace NE.Dsl;

/// <summary>The tasks included in the runtime, with the sizes of Gymnasium's v4 tasks.</summary>
public static class TaskCatalogue
{
    /// <summary>All tasks, sorted by name.</summary>
    public static IReadOnlyList<TaskSizes> All { get; } =
    [
        new(Tasks.Ant, observations: 27, actions: 8, actionLimit: 1, stepLimit: 1_000, TaskModels.Ant),
        new(Tasks.HalfCheetah, observations: 17, actions: 6, actionLimit: 1, stepLimit: 1_000, TaskModels.HalfCheetah),
        new(Tasks.Hopper, observations: 11, actions: 3, actionLimit: 1, stepLimit: 1_000, TaskModels.Hopper),
        new(Tasks.Humanoid, observations: 376, actions: 17, actionLimit: 0.4, stepLimit: 1_000, TaskModels.Humanoid),
        new(Tasks.InvertedPendulum, observations: 4, actions: 1, actionLimit: 3, stepLimit: 1_000, TaskModels.InvertedPendulum),
        new(Tasks.Reacher, observations: 11, actions: 2, actionLimit: 1, stepLimit: 50, TaskModels.Reacher),
        new(Tasks.Swimmer, observations: 8, actions: 2, actionLimit: 1, stepLimit: 1_000, TaskModels.Swimmer),
        new(Tasks.Walker2d, observations: 17, actions: 6, actionLimit: 1, stepLimit: 1_000, TaskModels.Walker2d),
    ];
}
