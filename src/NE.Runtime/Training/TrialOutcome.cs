namespace NE.Runtime.Training;

/// <summary>How one run of a trainer ended.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Fault">Why it failed, in one sentence; null unless it did.</param>
public sealed record TrialOutcome(TrainingOutcome Outcome, string? Fault = null);
