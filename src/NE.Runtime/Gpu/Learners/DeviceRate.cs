namespace NE.Runtime.Gpu.Learners;

/// <summary>How fast learners train somewhere.</summary>
/// <param name="Choice">Where, as <c>--device</c> takes it: <c>cpu</c>, <c>cuda:0</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="UpdatesPerSecond">Updates of all learners together, a second; 0 where they cannot train.</param>
/// <param name="Problem">Why they cannot, one sentence; empty where they can.</param>
public sealed record DeviceRate(string Choice, string Name, double UpdatesPerSecond, string Problem = "");
