using System.Collections.Generic;

namespace NE.Runtime.Gpu.Learners;

/// <summary>Where learners train fastest, and why.</summary>
/// <param name="Choice">What to give <c>--device</c>: <c>cpu</c>, <c>cuda:0</c>, <c>opencl:0.0</c>.</param>
/// <param name="Reason">The measured speeds, or why nothing was measured, in one sentence.</param>
/// <param name="Rates">What was measured, the processor first.</param>
public sealed record DeviceAdvice(string Choice, string Reason, IReadOnlyList<DeviceRate> Rates);
