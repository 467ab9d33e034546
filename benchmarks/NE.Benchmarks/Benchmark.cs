using System;

namespace NE.Benchmarks;

/// <summary>Something whose time is measured.</summary>
/// <param name="Name">Group and name, such as "linear/forward 256-128".</param>
/// <param name="Operations">Floating-point operations of a call, a multiply-add counting two; 0 when a rate says nothing.</param>
/// <param name="Call">One call.</param>
internal sealed record Benchmark(string Name, double Operations, Action Call);
