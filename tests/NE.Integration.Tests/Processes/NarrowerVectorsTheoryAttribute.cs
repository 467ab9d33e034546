using System.Runtime.Intrinsics;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>A theory over the widths below that of this process; where there are none, a theory without cases would count as failed.</summary>
public sealed class NarrowerVectorsTheoryAttribute : TheoryAttribute
{
    public NarrowerVectorsTheoryAttribute() =>
        Skip = Vector256.IsHardwareAccelerated ? null : "This process has vectors of at most 128 bits; there is nothing narrower to compare with.";
}
