using System;

namespace NE.Dsl;

/// <summary>
/// One agent learns the tasks of <see cref="EnvironmentAttribute"/> in turn, from the first again after the last, until the end of the run
/// (docs/algorithm.md, Sequences of tasks). Each task has output layers and a replay buffer of its own; all other layers are shared.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SequenceAttribute : PartAttribute
{
    /// <summary>Length of a visit of a task. The run is a whole number of visits long.</summary>
    /// <value>1 to 1,000,000,000,000, in environment steps. Default 500,000 (ours; docs/algorithm.md, Sequences of tasks).</value>
    [Setting(Least = 1, Unit = "environment steps", Source = "ours; docs/algorithm.md, Sequences of tasks", Run = true, InRunSettings = true)]
    public long StepsPerTask { get; set; } = 500_000;

    /// <summary>
    /// Steps with random actions and without updates at the start of every visit of a task but its first, where the algorithm's <c>WarmUp</c>
    /// applies.
    /// </summary>
    /// <value>0 to 1,000,000,000,000, in environment steps. Default 1,000 (ours; docs/algorithm.md, Sequences of tasks).</value>
    [Setting(Unit = "environment steps", Source = "ours; docs/algorithm.md, Sequences of tasks", Run = true, InRunSettings = true)]
    public long RevisitWarmUp { get; set; } = 1_000;

    /// <summary>Steps between two evaluations of all tasks, which are also evaluated at the end of each visit; 0 for only there.</summary>
    /// <value>0 to 1,000,000,000,000, in environment steps. Default 0 (ours; docs/algorithm.md, Sequences of tasks).</value>
    [Setting(Unit = "environment steps; 0: at the end of each visit", Source = "ours; docs/algorithm.md, Sequences of tasks", Run = true, InRunSettings = true)]
    public long EvaluateTasksEvery { get; set; } = 0;

    /// <summary>Whether every visit starts with an empty replay buffer; otherwise a task's transitions are kept until it returns.</summary>
    /// <value>Default false (ours; docs/algorithm.md, Sequences of tasks).</value>
    [Setting(Source = "ours; docs/algorithm.md, Sequences of tasks", Run = true, InRunSettings = true)]
    public bool ClearReplay { get; set; } = false;
}
