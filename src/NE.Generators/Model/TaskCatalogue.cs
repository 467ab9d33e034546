namespace NE.Generators.Model;

/// <summary>The tasks that come with the runtime. A test compares this table with <c>NE.Dsl.TaskCatalogue</c>.</summary>
internal static class TaskCatalogue
{
    /// <summary>All tasks, sorted by name.</summary>
    public static EquatableArray<TaskDeclaration> All { get; } =
    [
        new("Ant-v4", null, Observations: 27, Actions: 8, ActionLimit: 1, StepLimit: 1_000),
        new("HalfCheetah-v4", null, Observations: 17, Actions: 6, ActionLimit: 1, StepLimit: 1_000),
        new("Hopper-v4", null, Observations: 11, Actions: 3, ActionLimit: 1, StepLimit: 1_000),
        new("Humanoid-v4", null, Observations: 376, Actions: 17, ActionLimit: 0.4, StepLimit: 1_000),
        new("InvertedPendulum-v4", null, Observations: 4, Actions: 1, ActionLimit: 3, StepLimit: 1_000),
        new("Reacher-v4", null, Observations: 11, Actions: 2, ActionLimit: 1, StepLimit: 50),
        new("Swimmer-v4", null, Observations: 8, Actions: 2, ActionLimit: 1, StepLimit: 1_000),
        new("Walker2d-v4", null, Observations: 17, Actions: 6, ActionLimit: 1, StepLimit: 1_000),
    ];
}
