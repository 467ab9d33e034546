namespace NE.Runtime.Training;

/// <summary>One trial of a study: one run.</summary>
/// <param name="Index">Its index in the table of trials, from 0.</param>
/// <param name="Row">The row of the study.</param>
/// <param name="Seed">The seed.</param>
public sealed record StudyTrial(int Index, StudyRow Row, uint Seed);
