namespace NE.Runtime.Gpu.Learners;

/// <summary>The training speed on one device.</summary>
/// <param name="Choice">The device, as a value of <c>--device</c>: <c>cpu</c>, <c>cuda:0</c>.</param>
/// <param name="Name">Its display name.</param>
/// <param name="UpdatesPerSecond">Total updates per second of all learners; 0 if they cannot train.</param>
/// <param name="Problem">Why they cannot train, in one sentence; empty if they can.</param>
public sealed record DeviceRate(string Choice, string Name, double UpdatesPerSecond, string Problem = "");
