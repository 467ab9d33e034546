using System;

namespace NE.Runtime.Environments;

/// <summary>One task of a sequence that an agent trains in turn.</summary>
/// <param name="Task">The task and its sizes.</param>
/// <param name="Create">Creates an environment of the task.</param>
public sealed record SequenceTask(TaskSpec Task, Func<IEnvironment> Create);
