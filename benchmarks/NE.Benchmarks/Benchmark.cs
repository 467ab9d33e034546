using System;

namespace NE.Benchmarks;

/// <summary>Something whose time is measured.</summary>
/// <param name="Name">Group and name, such as "linear/forward 256-128".</param>
/// <param name="Operations">Floating-point operations of a call, a multiply-add counting two; 0 when a rate says nothing.</param>
/// <param name="Call">One call.</param>
/// <param name="Updates">Whole updates a call makes; 0 when it measures something else.</param>
internal sealed record Benchmark(string Name, double Operations, Action Call, int Updates = 0);
