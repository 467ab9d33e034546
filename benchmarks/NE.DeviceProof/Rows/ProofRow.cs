namespace NE.DeviceProof.Rows;

/// <summary>A line of the table.</summary>
/// <param name="Step">Number of the step.</param>
/// <param name="What">What was measured.</param>
/// <param name="Measured">The result as text.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Note">A remark: an aim, a reason, an error message.</param>
/// <param name="Verdict">How the row compares with an aim.</param>
/// <param name="Key">Name of the value for rows derived from others; null without one.</param>
/// <param name="Value">The measured value; null without one.</param>
internal sealed record ProofRow(
    int Step, string What, string Measured, string Unit = "", string Note = "", Verdict Verdict = Verdict.None, string? Key = null, double? Value = null);
