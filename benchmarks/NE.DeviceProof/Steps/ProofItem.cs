using System;

namespace NE.DeviceProof.Steps;

/// <summary>One thing to find out, in one process, within a time.</summary>
/// <param name="Step">Number of its step.</param>
/// <param name="Name">What its row is called when it gives none, because it failed or did not end.</param>
/// <param name="Limit">After this it counts as hung; time in which other programs had the processor is not counted.</param>
/// <param name="Run">Finds it out and adds rows.</param>
internal sealed record ProofItem(int Step, string Name, TimeSpan Limit, Action<ProofContext> Run)
{
    /// <summary>Whether a fault of the device is wrong; otherwise the row is absent with the fault's sentence.</summary>
    public bool Must { get; init; }
}
