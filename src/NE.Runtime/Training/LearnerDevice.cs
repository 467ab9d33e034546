using System;

namespace NE.Runtime.Training;

/// <summary>A device other than the CPU on which learners are updated.</summary>
/// <param name="Name">Its display name, for the first line and the record of a run: <c>NVIDIA H200 (cuda:0)</c>.</param>
/// <param name="CreateLearners">Creates a group of learners of an experiment on it, in their initial state.</param>
public sealed record LearnerDevice(string Name, Func<ExperimentDefinition, LearnerContext, ILearnerGroup> CreateLearners);
