using System;
using NE.Runtime.Environments;
using NE.Runtime.Gpu;
using NE.Runtime.Replay;

namespace NE.Runtime.Training;

/// <summary>One experiment of an assembly as its generated table states it: all that a host needs to run it.</summary>
/// <param name="Name">Name of the declaring class.</param>
/// <param name="Task">The task and its sizes.</param>
/// <param name="Settings">The run values as declared.</param>
/// <param name="ProgramHash">Hash of the generated program. A checkpoint of another program is refused.</param>
/// <param name="Structure">Canonical lines such as <c>grow.every = 1000</c>, by which a refusal names the difference.</param>
/// <param name="Plan">The plan as a table for people: layers, shapes, live weights.</param>
/// <param name="CreateEnvironment">Makes one environment of the task.</param>
/// <param name="CreateLearners">Makes a group of learners, one per seed, at their initial state.</param>
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

    /// <summary>Whether the replay buffer records where episodes ended, which returns over several steps need.</summary>
    public bool MarksEpisodeEnds { get; init; }

    /// <summary>The fields of a transition.</summary>
    public ReplayLayout ReplayLayout => new(Task.Observations, Task.Actions);

    /// <summary>What a study varies in it, for example <c>Grow.Every=500</c>: a folder of its run's path. <c>default</c> for what was declared.</summary>
    public string Point { get; init; } = "default";
}
