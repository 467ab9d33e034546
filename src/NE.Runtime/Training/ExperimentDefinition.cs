using System;
using System.Collections.Generic;
using NE.Runtime.Environments;
using NE.Runtime.Gpu;
using NE.Runtime.Replay;

namespace NE.Runtime.Training;

/// <summary>One experiment of an assembly, as listed in its generated table: everything that a host needs to run it.</summary>
/// <param name="Name">Name of the declaring class.</param>
/// <param name="Task">The task and its sizes.</param>
/// <param name="Settings">The run values as declared.</param>
/// <param name="ProgramHash">Hash of the generated program. A checkpoint of a different program is rejected.</param>
/// <param name="Structure">Canonical lines such as <c>grow.every = 1000</c>, from which a rejection message names the difference.</param>
/// <param name="Plan">The plan as a readable table: layers, shapes, live weights.</param>
/// <param name="CreateEnvironment">Creates an environment of the task.</param>
/// <param name="CreateLearners">Creates a group of learners, one per seed, in their initial state.</param>
public sealed record ExperimentDefinition(
    string Name,
    TaskSpec Task,
    RunSettings Settings,
    string ProgramHash,
    string Structure,
    string Plan,
    Func<IEnvironment> CreateEnvironment,
    Func<LearnerContext, ILearnerGroup> CreateLearners)
{
    /// <summary>The update as kernels for a device; null for an experiment that has none.</summary>
    public KernelProgram? Kernels { get; init; }

    /// <summary>Whether the replay buffer records where episodes ended, which n-step returns need.</summary>
    public bool MarksEpisodeEnds { get; init; }

    /// <summary>The declaration, for the record of a run; null for code that is no longer made from one.</summary>
    public ExperimentText? Text { get; init; }

    /// <summary>
    /// The tasks of a sequence, which one agent trains in turn; empty for an experiment with one task. <see cref="Task"/> is then their
    /// union, and <see cref="CreateEnvironment"/> creates a <see cref="SequenceEnvironment"/>.
    /// </summary>
    public IReadOnlyList<SequenceTask> Tasks { get; init; } = [];

    /// <summary>How layers are planned to grow, for the record of a run; null if nothing grows.</summary>
    public PlannedGrowth? Growth { get; init; }

    /// <summary>The fields of a transition.</summary>
    public ReplayLayout ReplayLayout => KeepsPolicyActions
        ? new ReplayLayout(Task.Observations, Task.Actions).With(ReplayLayout.PolicyAction, Task.Actions)
        : new(Task.Observations, Task.Actions);

    /// <summary>Whether the replay buffer keeps the policy's actions, without noise, beside those taken.</summary>
    public bool KeepsPolicyActions { get; init; }

    /// <summary>
    /// The study's grid point, for example <c>Grow.Every=500</c>, which is a folder in the run's path; <c>default</c> for the declaration
    /// unchanged.
    /// </summary>
    public string Point { get; init; } = "default";
}
