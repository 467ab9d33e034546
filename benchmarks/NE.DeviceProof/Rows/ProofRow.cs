namespace NE.DeviceProof.Rows;

/// <summary>A line of the table.</summary>
/// <param name="Step">Number of the step.</param>
/// <param name="What">What was measured.</param>
/// <param name="Measured">The result as a text.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Note">What is to be known of it: an aim, a reason, a sentence that an error gave.</param>
/// <param name="Verdict">What it says about an aim.</param>
/// <param name="Key">Name of the number for rows that are made of others; null without one.</param>
/// <param name="Value">The number as measured; null without one.</param>
internal sealed record ProofRow(
    int Step, string What, string Measured, string Unit = "", string Note = "", Verdict Verdict = Verdict.None, string? Key = null, double? Value = null);
