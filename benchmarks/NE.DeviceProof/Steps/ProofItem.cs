using System;

namespace NE.DeviceProof.Steps;

/// <summary>One item to determine, in one process, within a time limit.</summary>
/// <param name="Step">Number of its step.</param>
/// <param name="Name">Name of its row if it adds none, because it failed or did not finish.</param>
/// <param name="Limit">Time after which it counts as hung, not counting time in which other programs had the processor.</param>
/// <param name="Run">Determines it and adds rows.</param>
internal sealed record ProofItem(int Step, string Name, TimeSpan Limit, Action<ProofContext> Run)
{
    /// <summary>Whether a device error is wrong; otherwise the row is unavailable, with the error message.</summary>
    public bool Must { get; init; }
}
