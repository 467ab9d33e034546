using System.Collections.Generic;

namespace NE.Runtime.Gpu.Learners;

/// <summary>The device on which learners train fastest, and why.</summary>
/// <param name="Choice">The value for <c>--device</c>: <c>cpu</c>, <c>cuda:0</c>, <c>opencl:0.0</c>.</param>
/// <param name="Reason">The measured speeds, or why nothing was measured, in one sentence.</param>
/// <param name="Rates">The measurements, the CPU first.</param>
public sealed record DeviceAdvice(string Choice, string Reason, IReadOnlyList<DeviceRate> Rates);
