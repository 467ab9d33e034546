using System;

namespace NE.Runtime.Training;

/// <summary>Where learners are updated when it is not the processor.</summary>
/// <param name="Name">What people call it, for the first line and the record of a run: <c>NVIDIA H200 (cuda:0)</c>.</param>
/// <param name="CreateLearners">Makes a group of learners of an experiment there, at their initial state.</param>
public sealed record LearnerDevice(string Name, Func<ExperimentDefinition, LearnerContext, ILearnerGroup> CreateLearners);
