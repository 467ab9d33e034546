using System.Collections.Generic;

namespace NE.Dsl;

/// <summary>The tasks included in the runtime: Gymnasium's v4 tasks, and tasks of the DeepMind Control Suite with observations of their state.</summary>
public static class TaskCatalogue
{
    /// <summary>All tasks, sorted by name.</summary>
    public static IReadOnlyList<TaskSizes> All { get; } =
    [
        new(Tasks.Ant, observations: 27, actions: 8, actionLimit: 1, stepLimit: 1_000, TaskModels.Ant),
        new(Tasks.HalfCheetah, observations: 17, actions: 6, actionLimit: 1, stepLimit: 1_000, TaskModels.HalfCheetah),
        new(Tasks.Hopper, observations: 11, actions: 3, actionLimit: 1, stepLimit: 1_000, TaskModels.Hopper),
        new(Tasks.Humanoid, observations: 376, actions: 17, actionLimit: 0.4, stepLimit: 1_000, TaskModels.Humanoid),
        new(Tasks.HumanoidStandup, observations: 376, actions: 17, actionLimit: 0.4, stepLimit: 1_000, TaskModels.HumanoidStandup),
        new(Tasks.InvertedDoublePendulum, observations: 11, actions: 1, actionLimit: 1, stepLimit: 1_000, TaskModels.InvertedDoublePendulum),
        new(Tasks.InvertedPendulum, observations: 4, actions: 1, actionLimit: 3, stepLimit: 1_000, TaskModels.InvertedPendulum),
        new(Tasks.Pusher, observations: 23, actions: 7, actionLimit: 2, stepLimit: 100, TaskModels.Pusher),
        new(Tasks.Reacher, observations: 11, actions: 2, actionLimit: 1, stepLimit: 50, TaskModels.Reacher),
        new(Tasks.Swimmer, observations: 8, actions: 2, actionLimit: 1, stepLimit: 1_000, TaskModels.Swimmer),
        new(Tasks.Walker2d, observations: 17, actions: 6, actionLimit: 1, stepLimit: 1_000, TaskModels.Walker2d),
        new(Tasks.DmcCartpoleBalance, observations: 5, actions: 1, actionLimit: 1, stepLimit: 1_000, TaskModels.Cartpole),
        new(Tasks.DmcCartpoleBalanceSparse, observations: 5, actions: 1, actionLimit: 1, stepLimit: 1_000, TaskModels.Cartpole),
        new(Tasks.DmcCartpoleSwingup, observations: 5, actions: 1, actionLimit: 1, stepLimit: 1_000, TaskModels.Cartpole),
        new(Tasks.DmcCartpoleSwingupSparse, observations: 5, actions: 1, actionLimit: 1, stepLimit: 1_000, TaskModels.Cartpole),
        new(Tasks.DmcReacherEasy, observations: 6, actions: 2, actionLimit: 1, stepLimit: 1_000, TaskModels.DmcReacher),
        new(Tasks.DmcReacherHard, observations: 6, actions: 2, actionLimit: 1, stepLimit: 1_000, TaskModels.DmcReacher),
        new(Tasks.DmcWalkerRun, observations: 24, actions: 6, actionLimit: 1, stepLimit: 1_000, TaskModels.DmcWalker),
        new(Tasks.DmcWalkerStand, observations: 24, actions: 6, actionLimit: 1, stepLimit: 1_000, TaskModels.DmcWalker),
        new(Tasks.DmcWalkerWalk, observations: 24, actions: 6, actionLimit: 1, stepLimit: 1_000, TaskModels.DmcWalker),
    ];
}
